package org.isomer.eval.detection.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.isomer.eval.annotation.StatedSize;
import org.isomer.eval.detection.Box;
import org.isomer.file.DecimalNumber;
import org.isomer.file.RegularFile;
import org.isomer.file.TextFile;
import org.isomer.spi.BadInputException;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;
import org.xml.sax.helpers.LocatorImpl;

/**
 * Reads an annotation file of Pascal VOC. Coordinates are the file's own: {@code xmin} and {@code
 * ymin} name the first pixel of a box, counted from 1 in VOC's own data, {@code xmax} and {@code
 * ymax} the last. Parts of objects are left out. A document type is refused: it could name other
 * files and make entities without end.
 */
final class VocXml extends DefaultHandler {
  private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";
  private static final String OBJECT = "/annotation/object";
  private static final String DIFFICULT = "difficult";

  /** What is read of an object, which it may have once. */
  private static final Set<String> READ =
      Set.of("name", DIFFICULT, "bndbox/xmin", "bndbox/ymin", "bndbox/xmax", "bndbox/ymax");

  private static final String SIZE = "/annotation/size/";

  private static final String FILENAME = "/annotation/filename";

  /**
   * What a file says of its image; many files state a size of 0, which is none.
   *
   * @param image the name of the image's file; empty if none is stated
   */
  record Annotation(String image, Optional<StatedSize> size, List<Marked> objects) {}

  /** A marked object: the name of its class, its box, and whether it is difficult to see. */
  record Marked(String category, Box box, boolean difficult, int line) {}

  private final TextFile file;
  private final List<Marked> objects = new ArrayList<>();
  private final Map<String, Integer> size = new HashMap<>();
  private String image = "";

  /** The names of the open elements. */
  private String path = "";

  /** The text of the innermost element so far. */
  private final StringBuilder text = new StringBuilder();

  /** The line of the last object, and what it holds, by path below the object. */
  private int line;

  private final Map<String, String> fields = new HashMap<>();

  /** Where the parser is. */
  private Locator at = new LocatorImpl();

  private VocXml(TextFile file) {
    this.file = file;
  }

  /**
   * What a file says; objects are in their order.
   *
   * @throws BadInputException if the file is not a well-formed annotation
   */
  static Annotation read(Path path) {
    TextFile file = new TextFile(path);
    try (InputStream in = new RegularFile(path).open()) {
      VocXml reader = new VocXml(file);
      factory().newSAXParser().parse(in, reader);
      return reader.annotation();
    } catch (SAXParseException e) {
      throw malformed(file, e);
    } catch (IOException e) {
      throw file.unreadable(e);
    } catch (SAXException | ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static BadInputException malformed(TextFile file, SAXParseException cause) {
    String said = String.valueOf(cause.getMessage());
    if (said.startsWith("Invalid byte")) {
      file.text(); // says which byte it is, and where
    }
    return new BadInputException(
        "The file %s, line %d, is no well-formed XML: %s. Correct it or leave the image out."
            .formatted(
                file.path(),
                Math.max(1, cause.getLineNumber()),
                said.contains(NO_DOCTYPE)
                    ? "it has a document type (DOCTYPE), which is not read"
                    : said.replaceFirst("\\.$", "")),
        cause);
  }

  @Override
  public void setDocumentLocator(Locator locator) {
    at = locator;
  }

  /** Without this the parser prints it as well. */
  @Override
  public void fatalError(SAXParseException e) throws SAXParseException {
    throw e;
  }

  @Override
  public void startElement(String uri, String name, String qualified, Attributes attributes) {
    if (path.isEmpty() && !name.equals("annotation")) {
      throw file.wrong(
          place(at.getLineNumber()),
          "the outermost element is %s, not annotation. Name an annotation file of Pascal VOC"
              .formatted(name));
    }
    path += "/" + name;
    text.setLength(0);
    if (path.equals(OBJECT)) {
      line = at.getLineNumber();
      fields.clear();
    }
  }

  @Override
  public void characters(char[] characters, int start, int length) {
    text.append(characters, start, length);
  }

  @Override
  public void endElement(String uri, String name, String qualified) {
    if (path.equals(FILENAME)) {
      image = text.toString().strip();
    } else if (path.startsWith(SIZE)) {
      size.put(path.substring(SIZE.length()), pixels(text.toString().strip()));
    } else if (path.equals(OBJECT)) {
      objects.add(marked());
    } else if (path.startsWith(OBJECT + "/")) {
      String field = path.substring(OBJECT.length() + 1);
      if (fields.put(field, text.toString().strip()) != null && READ.contains(field)) {
        throw file.wrong(
            place(line),
            "the object has two of %s. Leave one, or make two objects".formatted(field));
      }
    }
    path = path.substring(0, path.lastIndexOf('/'));
    text.setLength(0);
  }

  private Annotation annotation() {
    int height = size.getOrDefault("height", 0);
    int width = size.getOrDefault("width", 0);
    return new Annotation(
        image,
        height > 0 && width > 0 ? Optional.of(new StatedSize(height, width)) : Optional.empty(),
        List.copyOf(objects));
  }

  private int pixels(String given) {
    try {
      double value = DecimalNumber.toDouble(given);
      if (value >= 0 && value == Math.rint(value) && Box.isCoordinate(value)) {
        return (int) value;
      }
    } catch (NumberFormatException e) {
      // Told below, as are numbers that are no sizes.
    }
    throw file.wrong(
        place(at.getLineNumber()),
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
    return new Marked(category, Box.ofCorners(left, top, right, bottom), isDifficult(), line);
  }

  private boolean isDifficult() {
    String given = fields.getOrDefault(DIFFICULT, "");
    if (!List.of("", "0", "1").contains(given)) {
      throw file.wrong(
          place(line), "difficult is \"%s\" of the object. Give 0 or 1".formatted(given));
    }
    return given.equals("1");
  }

  private double coordinate(String name) {
    String given = fields.getOrDefault("bndbox/" + name, "");
    try {
      double value = DecimalNumber.toDouble(given);
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

  private static SAXParserFactory factory() throws SAXException, ParserConfigurationException {
    SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    factory.setFeature(NO_DOCTYPE, true);
    return factory;
  }
}
