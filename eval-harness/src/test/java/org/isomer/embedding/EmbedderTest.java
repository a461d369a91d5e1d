package org.isomer.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.assertj.core.data.Offset;
import org.isomer.cli.InProcess;
import org.isomer.data.numpy.NpyArray;
import org.isomer.eval.cli.StripesRun;
import org.isomer.file.AtomicFiles;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Encoders in a program, where the data of pretraining are not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbedderTest {
  private static final Offset<Float> ROUNDING = within(1e-5f);

  private Path folder;
  private StripesRun stripes;

  @BeforeAll
  void train(@TempDir Path given) throws Exception {
    folder = given;
    stripes = StripesRun.in(folder);
    AtomicFiles.deleteRecursively(stripes.data());
  }

  private static BufferedImage image(int number) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(StripesRun.picture(number)));
  }

  private static List<BufferedImage> images(int count) throws IOException {
    List<BufferedImage> images = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      images.add(image(i));
    }
    return images;
  }

  private void isomer(String... arguments) {
    InProcess.Ended ended = InProcess.run(folder, List.of(arguments));
    assertThat(ended.code()).as(ended.err()).isZero();
  }

  @Test
  void anImageHasOneVectorHoweverItIsGiven() throws IOException {
    Path file = Files.write(folder.resolve("image.png"), StripesRun.picture(3));
    BufferedImage colour = new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB);
    colour.getGraphics().drawImage(image(3), 0, 0, null);
    try (Embedder embedder = Isomer.open(stripes.run())) {
      assertThat(embedder.name()).isEqualTo("tiny");
      assertThat(embedder.modality()).isEqualTo("image");
      float[] vector = embedder.embed(image(3));
      assertThat(vector).hasSize(embedder.dim());
      assertThat(embedder.embed(file)).containsExactly(vector);
      assertThat(embedder.embedFiles(List.of(file, file))[1]).containsExactly(vector, ROUNDING);
      assertThat(embedder.embedFiles(List.of())).isEmpty();
      assertThat(embedder.embed(colour)).containsExactly(vector, within(0.02f));
      assertThat(embedder.embedImages(images(5))[3]).containsExactly(vector, ROUNDING);
      assertThat(embedder.embed(image(4))).isNotEqualTo(vector);
    }
  }

  @Test
  void manyThreadsGetWhatOneGets() throws IOException {
    List<BufferedImage> images = images(8);
    try (Embedder embedder = Isomer.open(stripes.run())) {
      float[][] alone = embedder.embedImages(images);
      List<float[]> together =
          IntStream.range(0, 64)
              .parallel()
              .mapToObj(i -> embedder.embed(images.get(i % 8)))
              .toList();
      for (int i = 0; i < 64; i++) {
        assertThat(together.get(i)).containsExactly(alone[i % 8], ROUNDING);
      }
    }
  }

  @Test
  void anExportedFolderIsOpenedAsItsRunIs() throws IOException {
    Path exported = folder.resolve("exported");
    isomer("export", stripes.run().toString(), "--out", exported.toString());
    try (Embedder run = Isomer.open(stripes.run());
        Embedder model = Isomer.open(exported);
        Embedder file = Isomer.open(exported.resolve("model.yaml"))) {
      assertThat(model.embed(image(1))).containsExactly(run.embed(image(1)), ROUNDING);
      assertThat(file.digest()).isEqualTo(model.digest());
      assertThat(model.warnings()).isEqualTo(run.warnings());
    }
  }

  @Test
  void anotherKindIsRefusedAndAClosedOneToo() throws IOException {
    Embedder embedder = Isomer.open(stripes.run());
    try (embedder) {
      assertThatThrownBy(() -> embedder.embed("a text"))
          .isInstanceOf(BadInputException.class)
          .hasMessage(
              "tiny: it reads examples of the kind image, and was given texts. Open an encoder of texts.");
      assertThatThrownBy(() -> embedder.embed(new float[1][8]))
          .isInstanceOf(BadInputException.class);
    }
    assertThatThrownBy(() -> embedder.embed(image(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("tiny: the embedder is closed");
  }

  @Test
  void whatIsNoEncoderIsRefused() {
    assertThatThrownBy(() -> Isomer.open(folder))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            folder
                + ": holds neither a run (run.json), nor model.yaml, nor config.json. Name the folder of an encoder.");
    Path gone = folder.resolve("gone");
    assertThatThrownBy(() -> Isomer.open(gone))
        .isInstanceOf(BadInputException.class)
        .hasMessage(gone + ": there is no such file or folder. Correct the path.");
  }

  @Test
  void aTextNeedsTheVocabularyAndNeitherTextsNorTeacher() throws IOException {
    Path data = Files.createDirectory(folder.resolve("texts"));
    Path texts = data.resolve("texts.txt");
    Files.writeString(texts, "red fox\nblue bird\nred bird\nblue fox\n".repeat(8));
    Path vocabulary =
        Files.writeString(
            folder.resolve("vocab.txt"),
            "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nred\nblue\nfox\nbird\n");
    float[][] teacher = new float[32][];
    for (int i = 0; i < teacher.length; i++) {
      teacher[i] = new float[] {i % 4 % 2 == 0 ? 1 : -1, i % 4 < 2 ? 1 : -1};
    }
    Files.write(data.resolve("teacher.npy"), NpyArray.ofRows(teacher));
    Path config =
        Files.writeString(
            folder.resolve("texts.yaml"),
            """
            name: words
            dataset: {name: text-csv, train: TEXTS, validation-fraction: 0, test-fraction: 0}
            views:
              name: custom
              pipelines:
                - steps: [{name: word-pieces, vocabulary: VOCABULARY, length: 6}]
                - steps:
                    - name: teacher-vectors
                      file: TEACHER
                      examples: {name: text-csv, train: TEXTS, validation-fraction: 0, test-fraction: 0}
              evaluation: [{name: word-pieces, vocabulary: VOCABULARY, length: 6}]
            encoder: {name: text-vectors, width: 2}
            framework: distillation
            learning-rate: 0.01
            batch-size: 16
            steps: 2
            threads: 1
            precision: float32
            """
                .replace("TEXTS", texts.toString())
                .replace("VOCABULARY", vocabulary.toString())
                .replace("TEACHER", data.resolve("teacher.npy").toString()));
    Path run = folder.resolve("words");
    isomer("pretrain", config.toString(), "--out", run.toString());
    AtomicFiles.deleteRecursively(data);
    isomer("export", run.toString(), "--out", folder.resolve("words-exported").toString());
    try (Embedder embedder = Isomer.open(run)) {
      float[][] vectors = embedder.embedTexts(List.of("red fox", "blue bird"));
      assertThat(embedder.embed("blue bird")).containsExactly(vectors[1], ROUNDING);
      assertThat(embedder.doubts(List.of("red fox"))).isEmpty();
      assertThat(embedder.doubts(List.of("red fox", "red red blue fox bird", "grey goose")))
          .satisfiesExactly(
              cut ->
                  assertThat(cut)
                      .startsWith("1 of 3 texts are longer than the encoder takes and lose their"),
              unknown ->
                  assertThat(unknown)
                      .startsWith("1 of 3 texts hold for the most part what the encoder does not"));
      assertThatThrownBy(() -> embedder.embedTexts(List.of("red fox", " ")))
          .isInstanceOf(BadInputException.class)
          .hasMessage("The text number 2 of the list is empty. Leave it out.");
    }
    Files.writeString(vocabulary, "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nfox\nred\nblue\nbird\n");
    assertThatThrownBy(() -> Isomer.open(run))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("what the steps of the views read has changed");
  }

  @Test
  void aSeriesMayBeShorterThanThoseOfPretraining() throws IOException {
    float[][] rows = new float[20][10];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < 10; j++) {
        rows[i][j] = (float) Math.sin(0.3 * (1 + i % 2) * j + i);
      }
    }
    Path data = Files.write(folder.resolve("series.npy"), NpyArray.ofRows(rows));
    Path config =
        Files.writeString(
            folder.resolve("series.yaml"),
            """
            name: waves
            dataset: {name: series-npy, train: DATA}
            views:
              name: custom
              pipelines: [{repeat: 2, steps: [{name: series-crop, length: 8}]}]
              evaluation: []
            encoder: {name: dilated-convnet, width: 4, depth: 1, dim: 3}
            framework: {name: simclr, projector: {name: mlp, hidden: [4], dim: 4}}
            learning-rate: 0.01
            batch-size: 8
            steps: 2
            threads: 1
            precision: float32
            """
                .replace("DATA", data.toString()));
    Path run = folder.resolve("waves");
    isomer("pretrain", config.toString(), "--out", run.toString());
    Files.delete(data);
    float[][] series = {{1, 2, Float.NaN, 1, 0, -1}};
    Path file = Files.writeString(folder.resolve("one.csv"), "value\n1\n2\n?\n1\n0\n-1\n");
    try (Embedder embedder = Isomer.open(run)) {
      float[] vector = embedder.embed(series);
      assertThat(embedder.embed(file)).containsExactly(vector);
      assertThat(embedder.embedSeries(List.of(series, new float[1][10]))[0])
          .containsExactly(vector, ROUNDING);
      assertThatThrownBy(() -> embedder.embed(new float[1][11]))
          .isInstanceOf(BadInputException.class)
          .hasMessage(
              "waves: after its preprocessing an example is values 11×1, mask 11, and it reads values 10×1, mask 10. Give examples of the size that it was trained on.");
      assertThatThrownBy(() -> embedder.embed(new float[2][6]))
          .isInstanceOf(BadInputException.class)
          .hasMessage(
              "The series given has 2 channels, and the encoder reads 1. Give an array of the shape (channels, positions).");
    }
  }
}
