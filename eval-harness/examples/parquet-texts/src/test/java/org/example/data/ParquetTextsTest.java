package org.example.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jerolba.carpet.CarpetWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.isomer.contract.Contracts;
import org.isomer.contract.NotExaminedException;
import org.isomer.contract.Rule;
import org.isomer.modality.text.Text;
import org.isomer.spi.BadInputException;
import org.isomer.spi.ClassData;
import org.isomer.spi.Split;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class ParquetTextsTest {
  /** A row with more than is read. */
  record Row(double weight, String text, String topic, int grade, List<Integer> numbers) {}

  @TempDir private static Path folder;

  /** A test for each rule that a plugin of this kind has to keep. */
  @TestFactory
  Stream<DynamicTest> keepsItsContract() throws IOException {
    Path file = file("contract.parquet", rows(40));
    return Contracts.of(new ParquetTexts(), "{file: '%s', label: topic}".formatted(file)).stream()
        .map(rule -> DynamicTest.dynamicTest(rule.promise(), () -> keeps(rule)));
  }

  /** What cannot be tried counts as skipped; the message says what another test has to try. */
  private static void keeps(Rule rule) throws Exception {
    try {
      rule.check().run();
    } catch (NotExaminedException e) {
      Assumptions.abort(e.getMessage());
    }
  }

  @Test
  void readsTextsAndLabels() throws IOException {
    ClassData data = open(file("texts.parquet", rows(40)), "text", "topic");
    assertEquals(List.of("even", "odd"), data.classes());
    assertEquals(4, data.split(Split.TEST).size());
    assertEquals(4, data.split(Split.VALIDATION).size());
    var train = data.split(Split.TRAIN);
    Text text = new Text();
    for (long i = 0; i < train.size(); i++) {
      train.read(i, text);
      int row = Integer.parseInt(train.id(i).substring("row/".length()));
      assertEquals("text of row " + row, text.content());
      assertEquals(row % 2, train.annotation(i).orElseThrow());
    }
  }

  /** The file that the commands of the README read. */
  @Test
  void readsSentencesOfTwoTopics() throws IOException {
    Path file = Path.of("target/texts.parquet");
    write(file, IntStream.range(0, 400).mapToObj(ParquetTextsTest::sentence));
    ClassData data = open(file, "text", "topic");
    assertEquals(List.of("animals", "tools"), data.classes());
    assertEquals(324, data.split(Split.TRAIN).size());
  }

  private static Row sentence(int row) {
    boolean animals = row % 2 == 0;
    String[] subjects =
        animals
            ? new String[] {"otter", "heron", "badger", "lynx", "beetle"}
            : new String[] {"hammer", "chisel", "saw", "plane", "drill"};
    String[] verbs =
        animals
            ? new String[] {"hunts", "sleeps", "hides", "swims"}
            : new String[] {"cuts", "lies", "rusts", "breaks"};
    String[] places = {"by the river", "in the shed", "under the oak", "near the wall", "at night"};
    String[] kinds = {"old", "small", "grey", "heavy"};
    int draw = row * 7 + row / 20;
    String text =
        "the %s %s %s %s"
            .formatted(
                kinds[draw % 4], subjects[draw / 2 % 5], verbs[draw / 3 % 4], places[draw % 5]);
    return new Row(row, text + " " + row, animals ? "animals" : "tools", row % 3, List.of());
  }

  @Test
  void takesWholeNumbersForLabels() throws IOException {
    ClassData data = open(file("grades.parquet", rows(40)), "text", "grade");
    assertEquals(List.of("0", "1", "2"), data.classes());
  }

  @Test
  void needsNoLabels() throws IOException {
    Path file = file("unlabelled.parquet", rows(10));
    assertEquals(
        8,
        new ParquetTexts()
            .create(new ParquetTexts.Config(file, "text", Optional.empty(), 0.1, 0.1))
            .split(Split.TRAIN)
            .size());
  }

  @Test
  void saysWhatIsWrongWithAFile() throws IOException {
    Path file = file("some.parquet", rows(3));
    refuses(file, "sentence", "topic", "there is no column sentence. Name one of weight, text,");
    refuses(
        file, "weight", "topic", "column weight holds required double weight. Name one of texts.");
    refuses(file, "text", "numbers", "Name one of texts or whole numbers.");
    Path empty = file("empty.parquet", Stream.of());
    refuses(empty, "text", "topic", "it has no rows. Give a file with some.");
    Path missing = file("missing.parquet", Stream.of(new Row(1, null, "a", 1, List.of())));
    refuses(missing, "text", "topic", "column text is empty in row 1. Fill it in,");
    Path other = Files.writeString(folder.resolve("other.parquet"), "text,topic\na,b\n");
    refuses(other, "text", "topic", "it cannot be read as Parquet");
    refuses(folder.resolve("none.parquet"), "text", "topic", "no such file");
    byte[] bytes = Files.readAllBytes(file);
    bytes[new String(bytes, ISO_8859_1).indexOf("text of row")] ^= 0x55;
    Path damaged = Files.write(folder.resolve("damaged.parquet"), bytes);
    refuses(damaged, "text", "topic", "it is damaged");
  }

  private static void refuses(Path file, String text, String label, String expected) {
    String message =
        assertThrows(BadInputException.class, () -> open(file, text, label)).getMessage();
    assertTrue(message.startsWith(file + ": ") && message.contains(expected), message);
  }

  private static ClassData open(Path file, String text, String label) {
    return ClassData.of(
        new ParquetTexts()
            .create(new ParquetTexts.Config(file, text, Optional.of(label), 0.1, 0.1)));
  }

  private static Stream<Row> rows(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(
            row ->
                new Row(
                    row,
                    "text of row " + row,
                    row % 2 == 0 ? "even" : "odd",
                    row % 3,
                    List.of(row)));
  }

  private static Path file(String name, Stream<Row> rows) throws IOException {
    return write(folder.resolve(name), rows);
  }

  private static Path write(Path file, Stream<Row> rows) throws IOException {
    try (CarpetWriter<Row> writer = new CarpetWriter<>(Files.newOutputStream(file), Row.class)) {
      writer.write(rows);
    }
    return file;
  }
}
