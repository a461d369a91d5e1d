package org.isomer.eval.detection.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.isomer.eval.annotation.StatedSize;
import org.isomer.eval.detection.Box;
import org.isomer.file.TextFile;
import org.isomer.spi.BadInputException;

/**
 * Reads an annotation file of Pascal VOC. Coordinates are the file's own: {@code xmin} and {@code
 * ymin} name the first pixel of a box, counted from 1 in VOC's own data, {@code xmax} and {@code
 * ymax} the last. Parts of objects are left out. Document types and external entities are not read.
 */
final class VocXml {
  private static final XMLInputFactory FACTORY = factory();
  private static final String OBJECT = "/annotation/object";
  private static final String SIZE = "/annotation/size/";

  /** What a file says of its image; many files state a size of 0, which is none. */
  record Annotation(Optional<StatedSize> size, List<Marked> objects) {}

  /** A marked object: the name of its class, its box, and whether it is difficult to see. */
  record Marked(String category, Box box, boolean difficult, int line) {}

  private final TextFile file;
  private final XMLStreamReader xml;
  private final List<Marked> objects = new ArrayList<>();
  private final Map<String, Integer> size = new HashMap<>();

  /** The names of the open elements. */
  private String path = "";

  /** The text of the innermost element so far. */
  private final StringBuilder text = new StringBuilder();

  /** The line of the last object, and what it holds, by path below the object. */
  private int line;

  private final Map<String, String> fields = new HashMap<>();

  private VocXml(TextFile file, XMLStreamReader xml) {
    this.file = file;
    this.xml = xml;
  }

  /**
   * What a file says; objects are in their order.
   *
   * @throws BadInputException if the file is not a well-formed annotation
   */
  static Annotation read(Path path) {
    TextFile file = new TextFile(path);
    try (InputStream in = Files.newInputStream(path)) {
      VocXml reader = new VocXml(file, FACTORY.createXMLStreamReader(in));
      reader.read();
      return reader.annotation();
    } catch (XMLStreamException e) {
      throw new BadInputException(
          "The file %s, line %d, is no well-formed XML: %s. Correct it or leave the image out."
              .formatted(path, lineOf(e), lastLine(e)),
          e);
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  private void read() throws XMLStreamException {
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> start(xml.getLocalName());
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
        case XMLStreamConstants.END_ELEMENT -> end();
        default -> {}
      }
    }
  }

  private void start(String name) {
    if (path.isEmpty() && !name.equals("annotation")) {
      throw file.wrong(
          place(xml.getLocation().getLineNumber()),
          "the outermost element is %s, not annotation. Name an annotation file of Pascal VOC"
              .formatted(name));
    }
    path += "/" + name;
    text.setLength(0);
    if (path.equals(OBJECT)) {
      line = xml.getLocation().getLineNumber();
      fields.clear();
    }
  }

  private void end() {
    if (path.startsWith(SIZE)) {
      size.put(path.substring(SIZE.length()), pixels(text.toString().strip()));
    } else if (path.equals(OBJECT)) {
      objects.add(marked());
    } else if (path.startsWith(OBJECT + "/")) {
      fields.put(path.substring(OBJECT.length() + 1), text.toString().strip());
    }
    path = path.substring(0, path.lastIndexOf('/'));
    text.setLength(0);
  }

  private Annotation annotation() {
    int height = size.getOrDefault("height", 0);
    int width = size.getOrDefault("width", 0);
    return new Annotation(
        height > 0 && width > 0 ? Optional.of(new StatedSize(height, width)) : Optional.empty(),
        List.copyOf(objects));
  }

  private int pixels(String given) {
    try {
      double value = Double.parseDouble(given);
      if (value >= 0 && value == Math.rint(value) && Box.isCoordinate(value)) {
        return (int) value;
      }
    } catch (NumberFormatException e) {
      // Told below, as are numbers that are no sizes.
    }
    throw file.wrong(
        place(xml.getLocation().getLineNumber()),
        "the %s is \"%s\". Give a whole number of pixels"
            .formatted(path.substring(path.lastIndexOf('/') + 1), given));
  }

  private Marked marked() {
    String category = fields.getOrDefault("name", "");
    if (category.isEmpty()) {
      throw file.wrong(place(line), "the object has no name. Give it the name of its class");
    }
    double left = coordinate("xmin");
    double top = coordinate("ymin");
    double right = coordinate("xmax");
    double bottom = coordinate("ymax");
    if (left > right || top > bottom) {
      throw file.wrong(
          place(line),
          "the box of the object goes from (%s, %s) to (%s, %s). Put the least coordinates into xmin and ymin"
              .formatted(left, top, right, bottom));
    }
    return new Marked(
        category,
        Box.ofCorners(left, top, right, bottom),
        fields.getOrDefault("difficult", "0").equals("1"),
        line);
  }

  private double coordinate(String name) {
    String given = fields.getOrDefault("bndbox/" + name, "");
    try {
      double value = Double.parseDouble(given);
      if (Box.isCoordinate(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Told below, as are numbers that are no coordinates.
    }
    throw file.wrong(
        place(line),
        given.isEmpty()
            ? "the object has no bndbox with %s. Give it one".formatted(name)
            : "the %s of the object is \"%s\". Give a number of pixels".formatted(name, given));
  }

  private static String place(int line) {
    return "line " + line;
  }

  private static int lineOf(XMLStreamException e) {
    // The parser has no place for text that it cannot decode.
    return e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
  }

  private static String lastLine(XMLStreamException e) {
    // The parser's own message has its location on a line before.
    return String.valueOf(e.getMessage())
        .lines()
        .reduce("", (before, last) -> last)
        .replaceFirst("^Message: ", "");
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }
}
