package org.isomer.eval.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.isomer.eval.cli.results.LeaderboardVerb;
import org.isomer.reports.record.ResultStore;
import org.isomer.spi.BadInputException;
import org.isomer.train.PretrainVerb;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From .ts files of series of different lengths to the page. */
class SeriesRunTest {
  private static final String HEADER =
      """
      @problemName Waves
      @timeStamps false
      @univariate false
      @dimensions 2
      @equalLength false
      @classLabel true slow fast
      @data
      """;

  private final Path folder;

  SeriesRunTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** Waves of two frequencies and of 12 to 20 positions, each a little further than the last. */
  private Path write(String name, int count) throws IOException {
    String lines =
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    "%s:%s:%s\n"
                        .formatted(wave(i, 0), wave(i, Math.PI / 2), i % 2 == 0 ? "slow" : "fast"))
            .collect(Collectors.joining());
    return Files.writeString(folder.resolve(name), HEADER + lines);
  }

  private static String wave(int index, double phase) {
    double frequency = index % 2 == 0 ? 0.3 : 0.9;
    return IntStream.range(0, 12 + index % 9)
        .mapToObj(
            t -> String.format(Locale.ROOT, "%.3f", Math.sin(frequency * t + phase + 0.4 * index)))
        .collect(Collectors.joining(","));
  }

  private Path config(String encoder) throws IOException {
    return Files.writeString(
        folder.resolve("config.yaml"),
        """
        name: tiny
        dataset: {name: ts-file, train: %s, test: %s}
        views:
          name: custom
          pipelines:
            - repeat: 2
              steps: [standardize-series, {name: series-crop, length: 14}, scaling, jitter]
          evaluation: [standardize-series]
        encoder: %s
        framework: {name: simclr, projector: {name: mlp, hidden: [8], dim: 4}}
        learning-rate: 0.01
        batch-size: 16
        steps: 3
        threads: 1
        precision: float32
        """
            .formatted(write("Waves_TRAIN.ts", 40), write("Waves_TEST.ts", 12), encoder));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {name: dilated-convnet, width: 4, depth: 2, dim: 6} | dilated-convnet
          {name: gru, width: 6}                               | gru
          """)
  void fromFilesToAPageOfCurves(String encoder, String name) throws Exception {
    Path run = folder.resolve("run");
    String pretrained =
        RunVerb.of(
            new PretrainVerb(),
            Map.of("config", config(encoder).toString(), "out", run.toString()));
    assertThat(pretrained).contains("data: Waves", "2 channels, 12 to 20 positions, padded to 20");

    Path results = folder.resolve("results");
    String evaluated =
        RunVerb.of(
            new EvalVerb(),
            Map.of(
                "run",
                run.toString(),
                "task",
                "['{name: knn, k: [1, 3]}']",
                "representation",
                "[pretrained, untrained, raw]",
                "out",
                results.toString()));
    assertThat(evaluated).contains("Waves, test split, 12 samples");
    assertThat(ResultStore.read(List.of(results)))
        .extracting(result -> result.record().subject().name())
        .containsExactlyInAnyOrder("tiny", name + ", untrained", "raw values");

    Path tuned = folder.resolve("tuned");
    RunVerb.of(
        new EvalVerb(),
        Map.of(
            "run",
            run.toString(),
            "task",
            "['{name: fine-tuning, epochs: 1, batch-size: 16}']",
            "out",
            tuned.toString()));
    assertThat(ResultStore.read(List.of(tuned)))
        .extracting(result -> result.predictions().classes().size())
        .containsExactly(12);

    Path others = folder.resolve("others");
    RunVerb.of(
        new EvalVerb(),
        Map.of(
            "run",
            run.toString(),
            "task",
            "['{name: clustering, experiments: 2}',"
                + " '{name: few-label, per-class: 4, tries: 2}']",
            "out",
            others.toString()));
    assertThat(ResultStore.read(List.of(others)))
        .extracting(result -> result.record().headline())
        .containsExactlyInAnyOrder("V-measure", "accuracy");

    Path vain = folder.resolve("vain");
    assertThatThrownBy(
            () ->
                RunVerb.of(
                    new EvalVerb(),
                    Map.of(
                        "run", run.toString(), "task", "[knn, nearest-series]", "out", vain + "")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("so the encoder of tiny would not be judged");
    assertThat(vain).doesNotExist();

    Path page = folder.resolve("page");
    RunVerb.of(
        new LeaderboardVerb(),
        Map.of("results", "[" + results + "]", "out", page.toString(), "title", "Waves"));
    assertThat(page.resolve("index.html"))
        .content()
        .contains("Augmented views", "Nearest neighbours", "<path class=\"curve c1\"")
        .doesNotContain("<img");
  }

  /** Published numbers of nearest neighbours use all training series. */
  @ParameterizedTest
  @CsvSource({"euclidean", "dtw"})
  void theNearestOfAllTrainingSeriesDecides(String distance) throws Exception {
    Path file = config("{name: gru, width: 6}");
    Files.writeString(
        file,
        Files.readString(file)
            .replace("Waves_TEST.ts}", "Waves_TEST.ts, validation-fraction: 0}")
            .replace("steps: 3", "monitors: []\nsteps: 1"));
    assertThat(file).content().contains("validation-fraction: 0", "monitors");
    Path run = folder.resolve("run");
    RunVerb.of(new PretrainVerb(), Map.of("config", file.toString(), "out", run.toString()));
    Path results = folder.resolve("results");
    String printed =
        RunVerb.of(
            new EvalVerb(),
            Map.of(
                "run",
                run.toString(),
                "task",
                "['{name: nearest-series, distance: %s}']".formatted(distance),
                "representation",
                "[raw]",
                "out",
                results.toString()));
    assertThat(printed).contains("40 training, 0 validation and 12 test examples");
    // Test series are the first of the training series again, so each is its own nearest.
    assertThat(ResultStore.read(List.of(results)))
        .singleElement()
        .satisfies(
            result -> {
              assertThat(result.record().headlineMetric().value()).isEqualTo(1);
              assertThat(result.record().selection()).isEmpty();
              assertThat(result.record().warnings())
                  .hasValueSatisfying(
                      warnings ->
                          assertThat(warnings)
                              .singleElement()
                              .asString()
                              .contains("12 test examples with a copy in the training split"));
            });
  }
}
