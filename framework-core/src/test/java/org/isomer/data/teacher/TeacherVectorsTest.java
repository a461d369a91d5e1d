package org.isomer.data.teacher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.isomer.config.ConfigReader;
import org.isomer.data.BatchPipeline;
import org.isomer.data.Batching;
import org.isomer.data.numpy.NpyArray;
import org.isomer.data.order.Shuffled;
import org.isomer.file.Sha256;
import org.isomer.modality.Numbers;
import org.isomer.modality.text.Text;
import org.isomer.plugin.PluginLoader;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.ClassData;
import org.isomer.spi.Conversion;
import org.isomer.spi.Dataset;
import org.isomer.spi.Option;
import org.isomer.spi.Split;
import org.isomer.tensor.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TeacherVectorsTest {
  private static final ConfigReader READER = new ConfigReader(PluginLoader.classPath());
  private static final float[][] VECTORS = {{1, 0}, {0, 2}, {3, 4}, {1, 0.01f}};

  private final Path folder;
  private final Path texts;
  private final Path file;

  TeacherVectorsTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    texts = texts("texts.txt", "a man\na dog\na cat\na man\n");
    file = folder.resolve("teacher.npy");
    Files.write(file, NpyArray.ofRows(VECTORS));
  }

  private Path texts(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private static String data(Path path) {
    return "{name: text-csv, train: '%s', validation-fraction: 0, test-fraction: 0}"
        .formatted(path);
  }

  private static Dataset dataset(Path path) {
    record Holder(@Option(help = "data") Choice<Dataset> dataset) {}
    return READER
        .bind(Holder.class, "test", "dataset: " + data(path), List.of())
        .dataset()
        .create();
  }

  private Conversion step(float[][] vectors) throws IOException {
    Files.write(file, NpyArray.ofRows(vectors));
    return step();
  }

  private Conversion step() {
    return new TeacherVectors()
        .create(
            READER.bind(
                TeacherVectors.Config.class,
                "test",
                "file: '%s'\nexamples: %s".formatted(file, data(texts)),
                List.of()));
  }

  private static float[] vector(Conversion step, String text) {
    Numbers made = (Numbers) step.buffer();
    step.convert(new Text().set(text), made);
    Rows rows = new Rows(made.spec(), 2);
    made.layInto(rows, 1);
    return new float[] {rows.floats(0)[2], rows.floats(0)[3]};
  }

  @Test
  void aTextHasItsVectorWhereverItStands() {
    Conversion step = step();
    assertThat(vector(step, "a cat")).containsExactly(3, 4);
    assertThat(vector(step, "a dog")).containsExactly(0, 2);
    // Of equal texts the first counts; batches of other neighbours round in another way.
    assertThat(vector(step, "a man")).containsExactly(1, 0);
  }

  @Test
  void vectorsAndTextsAreInTheDigest() throws IOException {
    String before = step().digest();
    assertThat(step().digest()).isEqualTo(before);
    assertThat(step(new float[][] {{1, 0}, {0, 2}, {3, 5}, {1, 0}}).digest()).isNotEqualTo(before);
  }

  private void assertRefused(float[][] vectors, String message) {
    assertThatThrownBy(() -> step(vectors))
        .isInstanceOf(BadInputException.class)
        .hasMessage(file + ": " + message);
  }

  @Test
  void whatCannotBeOfTheseTextsIsRefused() throws IOException {
    assertRefused(
        new float[][] {{1, 0}, {0, 2}, {3, 4}},
        "it holds 3 vectors, but texts.txt has 4 training examples. Make the vectors of all of them, in their order, or name the data that they are of.");
    assertRefused(
        new float[][] {{1, 0}, {0, Float.NaN}, {3, 4}, {1, 0}},
        "number 1 of row 1, the vector of train/2, is NaN. Make the vectors again.");
    assertRefused(
        new float[][] {{1, 0}, {0, 2}, {0, 0}, {1, 0}},
        "row 2, the vector of train/3, is all zeros and has no direction. Make the vectors again, or leave the example out.");
    assertRefused(
        new float[][] {{0, 2}, {3, 4}, {1, 0}, {1, 0}},
        "row 3 is the vector of train/4, which is equal to an example before, but not its vector. The rows are not in the order of the examples of texts.txt; make them again.");
    byte[] bytes = NpyArray.ofRows(VECTORS);
    String header = new String(bytes, StandardCharsets.ISO_8859_1);
    Files.write(
        file, header.replace("(4, 2), }", "(8,), }  ").getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(this::step)
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(file + ": its shape is [8], but vectors are a matrix");
  }

  @Test
  void theNoteBesideTheFileHasToBeOfTheseVectors() throws IOException {
    new VectorsNote(
            "mini",
            "0",
            "texts.txt",
            dataset(texts).digest(),
            "train",
            Sha256.hex(file),
            null,
            List.of(),
            List.of(),
            List.of())
        .writeBeside(file);
    assertThat(vector(step(), "a dog")).containsExactly(0, 2);
    float[][] others = {{1, 0}, {0, 3}, {3, 4}, {1, 0.01f}};
    assertThatThrownBy(() -> step(others))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            file
                + ": its SHA-256 is not the one in teacher.json beside it; one of them is of another time. Make both again with isomer embed.");
  }

  @Test
  void theNoteBesideTheFileHasToBeOfTheseTexts() throws IOException {
    Path others = texts("others.txt", "b\n");
    new VectorsNote("mini", "0", "texts.txt", dataset(texts).digest(), "train").writeBeside(file);
    assertThat(vector(step(), "a dog")).containsExactly(0, 2);
    new VectorsNote("mini", "0", "others.txt", dataset(others).digest(), "train").writeBeside(file);
    assertThatThrownBy(this::step)
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(
            file
                + ": by teacher.json beside it, its vectors are of the train examples of others.txt (digest ")
        .hasMessageEndingWith(
            "Make them of these with isomer embed, or name the data that they are of.");
    Files.writeString(folder.resolve("teacher.json"), "{\"model\": 3, \"more\": 1}");
    assertThatThrownBy(this::step)
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(
            folder.resolve("teacher.json") + ": it is no note on teacher.npy as isomer embed");
  }

  @Test
  void anExampleThatTheTeacherHasNotSeenIsNoticedBeforeTraining() throws IOException {
    ClassData more = ClassData.of(dataset(texts("more.txt", "a man\na dog\na bird\n")));
    assertThatThrownBy(
            () ->
                BatchPipeline.training(
                    more.split(Split.TRAIN),
                    List.of(List.of(step())),
                    new Batching(1, 1, 1),
                    Shuffled.ORDER,
                    0,
                    0))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            file
                + ": it has no vector of the example train/3. Make the vectors of all training examples, and let the option examples name these.");
  }
}
