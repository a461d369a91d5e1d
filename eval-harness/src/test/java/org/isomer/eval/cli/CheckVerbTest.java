package org.isomer.eval.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What can be said of a file before anything is trained. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CheckVerbTest {
  private final Path folder;
  private final StripesRun stripes;

  CheckVerbTest(@TempDir Path folder) throws Exception {
    this.folder = folder;
    stripes = StripesRun.in(folder);
  }

  private static String check(String config, String... options) throws Exception {
    Map<String, String> all = new HashMap<>(Map.of("config", "'" + config + "'"));
    for (int i = 0; i < options.length; i += 2) {
      all.put(options[i], options[i + 1]);
    }
    return RunVerb.of(new CheckVerb(), all);
  }

  private String file(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private String dataset() {
    return "{name: idx, path: %s, title: stripes, classes: [flat, upright], validation-fraction: 0.2}"
        .formatted(stripes.data());
  }

  @Test
  void pretrainingConfigurationsAreBuilt() throws Exception {
    String config = stripes.config().toString();
    assertThat(check(config))
        .contains("data: stripes", "run: tiny", "  encoder    convnet")
        .doesNotContain("folder")
        .endsWith(config + ": fine, a pretraining configuration\n");
    assertThatThrownBy(() -> check(config, "set", "[batch-size=17, widht=3]"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("widht");
    assertThatThrownBy(() -> check(config, "set", "['encoder={name: vit-tiny, patch-size: 3}']"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("cannot be cut into patches of 3 × 3");
  }

  /** A list of all augmentations helps nobody. */
  @Test
  void whatToWriteForAMissingEvaluationIsSaid() {
    assertThatThrownBy(
            () ->
                check(
                    stripes.config().toString(),
                    "set",
                    "['views={name: custom, pipelines: [{steps: [{name: normalize, mean: [0.5], std: [0.5]}]}]}']"))
        .isInstanceOf(BadInputException.class)
        .hasMessageMatching(
            ".*views\\.evaluation: missing, expected a list, each element an augmentation"
                + " \\(isomer plugins --kind augmentation lists all \\d+\\): The steps before feature"
                + " extraction, which should leave nothing to chance: of images such as"
                + " \\[\\{name: resize, size: 32}, \\{name: normalize, mean: \\[0.5], std: \\[0.25]}].*");
  }

  @Test
  void tasksAndSuitesAreReadWithTheirData() throws Exception {
    String own = file("own.yaml", "{task: knn, dataset: %s}".formatted(dataset()));
    assertThat(check(own)).contains("data: stripes").endsWith(own + ": fine, a task\n");
    assertThat(check("knn-cifar"))
        .endsWith(
            "knn-cifar: fine, a task; the data to judge by are those of a run, and were not looked"
                + " at\n");
    String suite = file("suite.yaml", "{summary: two, tasks: [%s, knn-cifar]}".formatted(own));
    assertThat(check(suite)).contains("data: stripes", suite + ": fine, a suite; the data");

    String metric = file("metric.yaml", "{task: knn, metrics: [boundary]}");
    assertThatThrownBy(() -> check(metric)).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> check(own, "set", "[a=1]"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(own + ": --set is for pretraining configurations, and this is a task.");
  }

  @Test
  void benchmarksAreReadWithTheirRecipe() throws Exception {
    String benchmark =
        file(
            "benchmark.yaml",
            """
            title: stripes again
            summary: nothing
            recipe: %s
            set: ['dataset.path=${data}']
            tasks: [knn]
            published: [{task: knn, value: 84.7, source: a paper}]
            """
                .formatted(stripes.config()));
    assertThat(check(benchmark, "data", stripes.data().toString()))
        .contains("run: tiny")
        .endsWith(benchmark + ": fine, a benchmark\n");
    assertThatThrownBy(() -> check(benchmark))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("Name the folder that holds it with --data");
  }

  @Test
  void otherFilesAreNone() throws Exception {
    String other = file("other.yaml", "{colour: red}");
    assertThatThrownBy(() -> check(other))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(other + ": is neither a pretraining configuration nor a task");
    assertThatThrownBy(() -> check("absent.yaml"))
        .isInstanceOf(BadInputException.class)
        .hasMessage("absent.yaml: no such file. Check the path.");
  }
}
