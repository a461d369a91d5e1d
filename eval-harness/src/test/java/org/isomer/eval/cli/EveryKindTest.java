package org.isomer.eval.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.config.ConfigReader;
import org.isomer.data.Datasets;
import org.isomer.eval.PluginJar;
import org.isomer.eval.Stripes;
import org.isomer.eval.subject.Runs;
import org.isomer.plugin.Catalog;
import org.isomer.plugin.Modalities;
import org.isomer.plugin.PluginLoader;
import org.isomer.reports.record.ResultRecord;
import org.isomer.reports.record.ResultStore;
import org.isomer.spi.BadInputException;
import org.isomer.spi.FileIndex;
import org.isomer.train.PretrainVerb;
import org.isomer.train.Terms;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A JAR with a plugin of every kind, whose sources in {@code src/test/plugins} see Isomer as any
 * author's do: a run whose every part comes from there, on a kind of example of its own.
 */
class EveryKindTest {
  private static final String PLAN =
      """
      name: pulses
      dataset: pulses
      views: {name: twice, together: [stir]}
      encoder: blend
      framework: pull
      optimizer: plain
      schedule: flat
      order: backwards
      monitors: [counting]
      trackers: [notebook]
      learning-rate: 0.1
      batch-size: 10
      steps: 3
      threads: 1
      precision: float32
      """;

  @TempDir static Path folder;

  private static Catalog catalog;

  @BeforeAll
  static void write() throws IOException {
    catalog = PluginJar.ofFolder(Path.of("src/test/plugins/acme")).in(folder.resolve("plugins"));
  }

  private static Path results(String run, String task) throws Exception {
    Path results = folder.resolve(run + "-results");
    RunVerb.of(
        catalog,
        new EvalVerb(),
        Map.of("run", folder.resolve(run).toString(), "task", task, "out", results.toString()));
    return results;
  }

  private static List<ResultRecord> records(Path results) {
    return ResultStore.read(List.of(results)).stream().map(result -> result.record()).toList();
  }

  @Test
  void everyKindIsThere() {
    assertThat(catalog.entries().stream().filter(entry -> !entry.bundled()))
        .extracting(Catalog.Entry::kind)
        .containsExactlyInAnyOrderElementsOf(new TreeSet<>(PluginLoader.classPath().kinds()));
  }

  @Test
  void aRunOfTheirPartsIsTrainedAndJudged() throws Exception {
    Path config = Files.writeString(folder.resolve("pulses.yaml"), PLAN);
    Path run = folder.resolve("pulses");
    RunVerb.of(
        catalog, new PretrainVerb(), Map.of("config", config.toString(), "out", run.toString()));
    assertThat(Files.readString(run.resolve("log.jsonl"))).contains("\"shown\":42.0");
    assertThat(Files.readString(run.resolve("config.yaml")))
        .contains("\norder:\n  name: backwards\n");
    try (Stream<Path> files = Files.walk(run)) {
      assertThat(files.filter(file -> file.endsWith("notes.txt")))
          .singleElement()
          .asString()
          .satisfies(
              notes ->
                  assertThat(Path.of(notes))
                      .content()
                      .isEqualTo("step 1\nstep 2\nstep 3\nFINISHED\n"));
    }
    ConfigReader reader = new ConfigReader(catalog);
    assertThat(
            new Runs(catalog, reader, new Modalities(catalog, reader), new Datasets(FileIndex.NONE))
                .open(run, Terms.STRICT)
                .modality()
                .rawInputs())
        .isEqualTo("raw pulses");

    Path results = results("pulses", "['{task: nearest-mean, metrics: [hits]}']");
    ResultRecord record = records(results).get(0);
    assertThat(record.metrics().get("hits").value())
        .isEqualTo(record.metrics().get("accuracy").value());
    try (Stream<Path> files = Files.walk(results)) {
      Path figure =
          files.filter(file -> file.endsWith("neighbours.json")).findFirst().orElseThrow();
      assertThat(figure).content().contains("\"channels\"");
    }
  }

  @Test
  void relationsAndABaselineAreJudged() throws Exception {
    Path config = Files.writeString(folder.resolve("alike.yaml"), PLAN);
    Path run = folder.resolve("alike");
    Path results = folder.resolve("alike-results");
    RunVerb.of(
        catalog, new PretrainVerb(), Map.of("config", config.toString(), "out", run.toString()));
    RunVerb.of(
        catalog,
        new EvalVerb(),
        Map.of(
            "run",
            run.toString(),
            "task",
            "['{name: similarity, relations: alike}']",
            "representation",
            "[]",
            "baseline",
            "[strengths]",
            "out",
            results.toString()));
    ResultRecord record = records(results).get(0);
    assertThat(record.subject().name()).isEqualTo("strengths");
    assertThat(record.data().title()).isEqualTo("Pairs of pulses");
    assertThat(record.metrics().get("Euclidean Spearman").value()).isPositive();
  }

  @Test
  void examplesOfAnotherKindAreRefused() throws Exception {
    Path config = Files.writeString(folder.resolve("others.yaml"), PLAN);
    Path run = folder.resolve("others");
    RunVerb.of(
        catalog, new PretrainVerb(), Map.of("config", config.toString(), "out", run.toString()));
    Path images = folder.resolve("images");
    Stripes.write(images);
    String task =
        "['{task: {name: knn, k: [1]}, dataset: {name: idx, path: %s, title: stripes, classes: [flat, upright], validation-fraction: 0.2}}']"
            .formatted(images);
    assertThatThrownBy(() -> results("others", task))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "pulses: examples are of the kind image, but the encoder takes pulse. Choose data of that kind, or another encoder.");
  }

  @Test
  void boxesMasksAndHeadsAreUsed() throws Exception {
    StripesRun.in(Files.createDirectory(folder.resolve("stripes")));
    Path results =
        results(
            "stripes/run",
            """
            ['{task: {name: detection, data: squares, head: {width: 8, groups: 2}, training: {epochs: 1, batch-size: 2}, score: 0.5}}',
             '{task: {name: segmentation, data: shapes, head: point, training: {epochs: 1, batch-size: 2}}}']
            """);
    assertThat(records(results))
        .extracting(record -> record.data().title())
        .hasSize(2)
        .containsOnly("Scenes");
  }

  @Test
  @SuppressWarnings("unchecked")
  void aVerbRuns() throws Exception {
    CommandPlugin<Record> greet =
        (CommandPlugin<Record>) catalog.entry("command", "greet").plugin();
    assertThat(RunVerb.of(catalog, greet, Map.of()))
        .isEqualTo("encoders: %d\n".formatted(catalog.entries("encoder").size()));
  }
}
