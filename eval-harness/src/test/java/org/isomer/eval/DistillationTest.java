package org.isomer.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.isomer.data.numpy.NpyArray;
import org.isomer.random.CounterRandom;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An encoder of texts that learns the vectors of a teacher, which has seen the words themselves.
 */
class DistillationTest {
  private static final List<String> WORDS = List.of("ant", "bee", "cat", "dog", "elk", "fox");

  private final Path folder;

  DistillationTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    List<String> vocabulary =
        new ArrayList<>(List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"));
    vocabulary.addAll(WORDS);
    Files.write(folder.resolve("vocab.txt"), vocabulary);
    CounterRandom random = CounterRandom.of(0, "texts");
    List<String> lines = new ArrayList<>();
    float[][] vectors = new float[64][4];
    for (float[] vector : vectors) {
      List<String> words = new ArrayList<>();
      for (int word = 0; word < 3; word++) {
        int drawn = random.nextInt(WORDS.size());
        words.add(WORDS.get(drawn));
        for (int i = 0; i < vector.length; i++) {
          vector[i] += (float) Math.sin(1 + 7 * drawn + 3 * i);
        }
      }
      lines.add(String.join(" ", words));
    }
    Files.write(folder.resolve("texts.txt"), lines);
    Files.write(folder.resolve("teacher.npy"), NpyArray.ofRows(vectors));
  }

  private TinyRun run(String name, String... more) {
    List<String> overrides =
        new ArrayList<>(
            List.of(
                "dataset={name: text-csv, train: 'IN/texts.txt'}",
                """
                views={name: custom, pipelines: [
                {repeat: 2, steps: [{name: word-dropout, p: 0.2}, {name: word-pieces, vocabulary: 'IN/vocab.txt', length: 6}]},
                {steps: [{name: teacher-vectors, file: 'IN/teacher.npy',
                examples: {name: text-csv, train: 'IN/texts.txt', validation-fraction: 0, test-fraction: 0}}]}],
                evaluation: [{name: word-pieces, vocabulary: 'IN/vocab.txt', length: 6}]}""",
                "encoder={name: text-vectors, width: 4}",
                "framework=distillation",
                "optimizer=adamw",
                "learning-rate=0.05",
                "batch-size=32"));
    overrides.addAll(Arrays.asList(more));
    overrides.replaceAll(each -> each.replace("IN", folder.toString()));
    return new TinyRun(folder.resolve(name), overrides);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "framework=distillation",
        "framework={name: distillation, loss: mean-squared-error}",
        "framework={name: distillation, loss: similarity-matrix}",
        "framework={name: distillation, projector: {name: linear, dim: 4}, loss: normalized-mse}"
      })
  void theStudentComesNearerToItsTeacher(String framework) throws IOException {
    TinyRun run = run("run", framework, "steps=120");
    run.train();
    List<Double> losses = run.logged("loss");
    double first = losses.get(0);
    double last = losses.get(119);
    // A negative cosine ends near −1, the others near 0.
    assertThat(last).isLessThan(first > 0 || last > 0 ? 0.5 * first : first - 0.3);
  }

  /**
   * Without dropout the student can be its teacher to the last digit: three words and two marks are
   * averaged, and the teacher is a sum over the words.
   */
  @Test
  void aStudentThatCanBeItsTeacherBecomesIt() throws IOException {
    TinyRun run =
        run(
            "run",
            "framework.loss=mean-squared-error",
            "views.pipelines.0.steps.0.p=0",
            "schedule={name: cosine, warmup-epochs: 0}",
            "learning-rate=0.2",
            "optimizer={name: adamw, weight-decay: 0}",
            "steps=300");
    run.train();
    List<Double> losses = run.logged("loss");
    assertThat(losses.get(299)).isLessThan(1e-3 * losses.get(0));
  }

  @Test
  void interruptedAndResumedEndsInTheSameBitsAsUninterrupted() throws IOException {
    TinyRun straight = run("straight", "steps=6");
    TinyRun stopped = run("stopped", "steps=6");
    var whole = straight.train();
    stopped.trainUntil(3);
    assertThat(stopped.resume().checkpoint()).isEqualTo(whole.checkpoint());
    assertThat(whole.setup().pipelineFiles()).hasSize(2);
  }

  @Test
  void aTeacherOfAnotherWidthNeedsAProjectorOrAnotherLoss() throws IOException {
    assertThatThrownBy(() -> run("run", "encoder.width=3").train())
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "framework distillation: the student makes vectors of 3 numbers and the teacher of 4, which the loss negative-cosine cannot compare. Add projector: {name: linear, dim: 4}, give the encoder that width, or choose the loss similarity-matrix.");
    run("matrix", "encoder.width=3", "framework.loss=similarity-matrix", "steps=1").train();
    assertThat(folder.resolve("matrix/run.json")).exists();
  }

  @Test
  void theLastViewHasToBeTheTeachers() {
    assertThatThrownBy(
            () ->
                run(
                        "run",
                        "views={name: same, steps: [{name: word-pieces, vocabulary: 'IN/vocab.txt', length: 6}]}")
                    .train())
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "framework distillation: the last view holds ids 6, mask 6 and no vector of a teacher. Make it with the step teacher-vectors.");
  }
}
