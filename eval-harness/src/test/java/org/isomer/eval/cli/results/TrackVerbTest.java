package org.isomer.eval.cli.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.isomer.eval.cli.RunVerb;
import org.isomer.eval.cli.StripesRun;
import org.isomer.reports.record.ResultRecord;
import org.isomer.reports.record.ResultStore;
import org.isomer.spi.BadInputException;
import org.isomer.train.PretrainVerb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What trackers are told of runs and results. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrackVerbTest {
  private final Path folder;
  private final StripesRun stripes;

  TrackVerbTest(@TempDir Path folder) throws Exception {
    this.folder = folder;
    stripes = StripesRun.in(folder);
  }

  @Test
  void trackersAreToldOfRunsAndResultsOnce() throws Exception {
    Path results = folder.resolve("tracked");
    stripes.eval(results, "['{name: knn, k: [1]}']", "[pretrained]");
    Path store = folder.resolve("mlruns");
    Map<String, String> options =
        Map.of(
            "places",
            List.of(stripes.run(), results).toString(),
            "tracker",
            "[{name: mlflow, uri: '%s', experiment: tests}]".formatted(store));
    assertThat(RunVerb.of(new TrackVerb(), options)).startsWith("2 told");
    Map<String, String> told = files(store);
    RunVerb.of(new TrackVerb(), options);
    assertThat(files(store)).isEqualTo(told);

    assertThat(told.keySet())
        .filteredOn(name -> name.endsWith("/metrics/loss"))
        .singleElement()
        .satisfies(name -> assertThat(told.get(name).lines()).hasSize(2));
    ResultRecord record = ResultStore.read(List.of(results)).get(0).record();
    String run =
        told.keySet().stream()
            .filter(name -> name.endsWith("/metrics/accuracy"))
            .findFirst()
            .orElseThrow()
            .replace("metrics/accuracy", "");
    double accuracy = record.headlineMetric().value();
    assertThat(told.get(run + "metrics/accuracy"))
        .isEqualTo("%d %s 1\n".formatted(record.provenance().finished().toEpochMilli(), accuracy));
    assertThat(told).containsKeys(run + "metrics/accuracy low", run + "metrics/accuracy high");
    assertThat(told)
        .containsEntry(run + "params/task", "knn")
        .containsEntry(run + "params/knn.k", "[1]")
        .containsEntry(run + "params/framework", "simclr")
        .containsEntry(run + "tags/result", record.id());
    assertThat(told.get(run + "artifacts/" + record.id() + ".json")).contains("\"headline\"");
  }

  @Test
  void aRunWithADamagedCheckpointIsToldAsItWasAtAnOlderOne() throws Exception {
    Path run = folder.resolve("damaged");
    RunVerb.of(
        new PretrainVerb(),
        Map.of(
            "config", stripes.config().toString(),
            "set", "[checkpoint-every=1]",
            "out", run.toString()));
    Files.write(
        run.resolve("checkpoints/step-000000002/state.safetensors"),
        new byte[1],
        StandardOpenOption.APPEND);
    Path store = folder.resolve("damaged-mlruns");
    Map<String, String> options = new HashMap<>();
    options.put("places", "[%s]".formatted(run));
    options.put("tracker", "[{name: mlflow, uri: '%s', experiment: tests}]".formatted(store));
    assertThatThrownBy(() -> RunVerb.of(new TrackVerb(), options))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("the checkpoint is damaged")
        .hasMessageContaining("track use it with --checkpoint 1");
    assertThat(store).doesNotExist();

    options.put("checkpoint", "1");
    assertThat(RunVerb.of(new TrackVerb(), options)).startsWith("1 told");
    Map<String, String> told = files(store);
    assertThat(told.entrySet())
        .filteredOn(file -> file.getKey().endsWith("/metrics/loss"))
        .singleElement()
        .satisfies(file -> assertThat(file.getValue().lines()).hasSize(1));
    assertThat(told.entrySet())
        .filteredOn(file -> file.getKey().endsWith("/tags/checkpoint"))
        .singleElement()
        .satisfies(file -> assertThat(file.getValue()).endsWith("step-000000001"));
  }

  @Test
  void whatIsDoubtfulAboutARunIsToldWithIt(@TempDir Path other) throws Exception {
    StripesRun run = StripesRun.in(other);
    Files.writeString(run.run().resolve("config.yaml"), "# edited\n", StandardOpenOption.APPEND);
    Path log = run.run().resolve("log.jsonl");
    Files.writeString(log, "{damaged\n" + Files.readString(log));
    Path store = other.resolve("mlruns");
    RunVerb.of(
        new TrackVerb(),
        Map.of(
            "places",
            "[%s]".formatted(run.run()),
            "tracker",
            "[{name: mlflow, uri: '%s', experiment: tests}]".formatted(store),
            "accept-changed",
            "[configuration]"));
    assertThat(files(store).entrySet())
        .filteredOn(file -> file.getKey().endsWith("/tags/warnings"))
        .singleElement()
        .satisfies(
            file ->
                assertThat(file.getValue())
                    .contains("config.yaml has changed: its SHA-256 was ")
                    .endsWith("log.jsonl: line 1 is damaged and passed over"));
  }

  @Test
  void optionsWithoutEffectAreRefused() {
    String run = stripes.run().toString();
    assertRefused(run, "accept-changed", "[data]", "--accept-changed data has no effect");
    assertRefused(run, "accept-changed", "[plugins]", "--accept-changed plugins has no effect");
    String none = folder.resolve("no-run").toString();
    assertRefused(none, "accept-changed", "[configuration]", "is for run directories");
    assertRefused(none, "checkpoint", "1", "--checkpoint is for one run directory");
    assertRefused(run + ", " + none, "checkpoint", "1", "Name it alone");
  }

  private void assertRefused(String places, String option, String value, String message) {
    Map<String, String> options =
        Map.of(
            "places",
            "[%s]".formatted(places),
            "tracker",
            "[{name: mlflow, uri: '%s'}]".formatted(folder.resolve("refused")),
            option,
            value);
    assertThatThrownBy(() -> RunVerb.of(new TrackVerb(), options))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(message);
    assertThat(folder.resolve("refused")).doesNotExist();
  }

  private static Map<String, String> files(Path root) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(root.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }
}
