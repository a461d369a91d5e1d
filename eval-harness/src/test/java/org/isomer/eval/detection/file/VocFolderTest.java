package org.isomer.eval.detection.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.isomer.eval.detection.AnnotatedImages;
import org.isomer.eval.detection.Box;
import org.isomer.eval.detection.GroundTruth;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocFolderTest {
  private static final List<String> CLASSES = List.of("person", "dog");
  private static final String BOX =
      "<bndbox><xmin>2</xmin><ymin>3.5</ymin><xmax>10</xmax><ymax>20</ymax></bndbox>";

  @TempDir Path folder;

  @BeforeEach
  void twoImages() throws IOException {
    write("ImageSets/Main/test.txt", "b\na\n\n");
    annotation(
        "a",
        "<object><name>dog</name><difficult>1</difficult>" + BOX + "</object>",
        "<object><name> person </name>"
            + BOX
            + "<part><name>head</name><bndbox><xmin>4</xmin></bndbox></part></object>");
    annotation("b", "<size><width>50</width></size>");
  }

  @Test
  void objectsOfAPart() {
    Box box = Box.ofCorners(2, 3.5, 10, 20);

    AnnotatedImages images = new VocFolder(folder).read("test", CLASSES).images();

    assertThat(images.images()).containsExactly("b", "a");
    assertThat(images.categories()).isEqualTo(CLASSES);
    assertThat(images.objects())
        .containsExactly(
            new GroundTruth(1, 1, box, 8 * 16.5, false, true, 2),
            new GroundTruth(1, 0, box, 8 * 16.5, false, false, 3));
  }

  @Test
  void classesThatOccur() {
    assertThat(new VocFolder(folder).categories()).containsExactly("dog", "person");
  }

  @Test
  void anUnknownClass() throws IOException {
    annotation("a", "", "<object><name>cat</name>" + BOX + "</object>");

    assertWrong(
        "line 3: the class cat is none of person, dog. Correct the name, or list the class.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<name>dog</name>|the object has no bndbox with xmin. Give it one.",
        "<bndbox/>|the object has no name. Give it the name of its class.",
        "<name>dog</name><bndbox><xmin>two</xmin></bndbox>"
            + "|the xmin of the object is \"two\". Give a number of pixels.",
        "<name>dog</name><bndbox><xmin>NaN</xmin></bndbox>"
            + "|the xmin of the object is \"NaN\". Give a number of pixels.",
        "<name>dog</name><bndbox><xmin>1e200</xmin></bndbox>"
            + "|the xmin of the object is \"1e200\". Give a number of pixels.",
        "<name>dog</name><bndbox><xmin>9</xmin><ymin>1</ymin><xmax>3</xmax><ymax>5</ymax></bndbox>"
            + "|the box of the object goes from (9.0, 1.0) to (3.0, 5.0)."
            + " Put the least coordinates into xmin and ymin."
      })
  void anObjectThatCannotBeUsed(String object, String message) throws IOException {
    annotation("a", "<object>" + object + "</object>");

    assertWrong("line 2: " + message);
  }

  @Test
  void noXml() throws IOException {
    write("Annotations/a.xml", "<annotation>\n<object></annotation>");

    assertThatThrownBy(() -> new VocFolder(folder).read("test", CLASSES))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(
            "The file %s, line 2, is no well-formed XML: ", folder.resolve("Annotations/a.xml"))
        .hasMessageEndingWith(". Correct it or leave the image out.");
  }

  @Test
  void anImageInsteadOfXml() throws IOException {
    Files.write(folder.resolve("Annotations/a.xml"), new byte[] {(byte) 0xff, (byte) 0xd8, 0, 1});

    assertThatThrownBy(() -> new VocFolder(folder).read("test", CLASSES))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(
            "%s, line 1, byte 1: 0xFF is no UTF-8. ", folder.resolve("Annotations/a.xml"));
  }

  /** The JDK's parsers print what nobody handles. */
  @ParameterizedTest
  @CsvSource({
    "<annotation><n\u00e4me/></annotation>, 'line 1, byte 15: 0xE4 is no UTF-8'",
    "<annotation><name></annotation>, 'line 1, is no well-formed XML: '",
    "<!DOCTYPE annotation><annotation/>, 'line 1, is no well-formed XML: it has a document type'",
  })
  void nothingIsPrintedBesideTheMessage(String xml, String message) throws IOException {
    Files.writeString(folder.resolve("Annotations/a.xml"), xml, StandardCharsets.ISO_8859_1);
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      assertThatThrownBy(() -> new VocFolder(folder).read("test", CLASSES))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining(message);
    } finally {
      System.setErr(before);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void anotherKindOfXml() throws IOException {
    write("Annotations/a.xml", "<svg/>");

    assertWrong(
        "line 1: the outermost element is svg, not annotation. Name an annotation file of Pascal VOC.");
  }

  @Test
  void externalEntitiesAreNotRead() throws IOException {
    write("secret.txt", "person");
    write(
        "Annotations/a.xml",
        "<!DOCTYPE a [<!ENTITY e SYSTEM \"%s\">]>\n<annotation><object><name>&e;</name>%s</object></annotation>"
            .formatted(folder.resolve("secret.txt").toUri(), BOX));

    assertThatThrownBy(() -> new VocFolder(folder).read("test", CLASSES))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("Annotations/a.xml, line 1")
        .hasMessageContaining("it has a document type (DOCTYPE), which is not read");
  }

  @Test
  void missingFiles() throws IOException {
    assertThatThrownBy(() -> new VocFolder(folder).read("val", CLASSES))
        .isInstanceOf(BadInputException.class)
        .hasMessage("%s: no such file. Check the path.", folder.resolve("ImageSets/Main/val.txt"));
    Files.delete(folder.resolve("Annotations/a.xml"));
    assertThatThrownBy(() -> new VocFolder(folder).read("test", CLASSES))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "The list %s asks for %s, which does not exist. Add the file or remove it from the list.",
            folder.resolve("ImageSets/Main/test.txt"), folder.resolve("Annotations/a.xml"));
    assertThatThrownBy(() -> new VocFolder(folder.resolve("none")).categories())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("none/Annotations cannot be read");
  }

  private void assertWrong(String message) {
    assertThatThrownBy(() -> new VocFolder(folder).read("test", CLASSES))
        .isInstanceOf(BadInputException.class)
        .hasMessage("%s, %s", folder.resolve("Annotations/a.xml"), message);
  }

  private void annotation(String name, String... elements) throws IOException {
    write(
        "Annotations/" + name + ".xml",
        "<annotation>\n" + String.join("\n", elements) + "\n</annotation>\n");
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
