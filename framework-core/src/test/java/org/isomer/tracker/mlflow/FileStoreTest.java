package org.isomer.tracker.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.isomer.spi.Tracking;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The layout of MLflow's file store, file by file. */
class FileStoreTest {
  @TempDir private Path folder;

  private Path root;
  private Told told;

  @BeforeEach
  void tell() throws IOException {
    root = folder.resolve("ml runs");
    told = Told.in(Files.createDirectory(folder.resolve("run")));
    try (Tracking tracking = told.open("file:" + root)) {
      Told.step(tracking, 1, Map.of("loss", 4.5f, "mAP@[.5:.95]", 0.1f));
      Told.step(tracking, 2, Map.of("loss", Float.NaN));
      Told.end(tracking, Tracking.End.STOPPED);
    }
    assertThat(told.warnings()).isEmpty();
  }

  private Path experiment() throws IOException {
    try (Stream<Path> folders = Files.list(root)) {
      List<Path> made =
          folders.filter(each -> each.getFileName().toString().length() > 1).sorted().toList();
      assertThat(made).hasSize(2);
      assertThat(made.get(0)).hasFileName(".trash");
      return made.get(1);
    }
  }

  private Path run() throws IOException {
    try (Stream<Path> folders = Files.list(experiment())) {
      List<Path> runs = folders.filter(Files::isDirectory).toList();
      assertThat(runs).hasSize(1);
      return runs.get(0);
    }
  }

  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    }
    return files;
  }

  @Test
  void aNewFolderHasTheDefaultExperimentAndOurs() throws IOException {
    String id = experiment().getFileName().toString();
    assertThat(id).matches("[1-9][0-9]{17}");
    assertThat(Meta.read(root.resolve("0")))
        .containsEntry("experiment_id", "0")
        .containsEntry("name", "Default");
    assertThat(Meta.read(experiment()))
        .containsOnlyKeys(
            "artifact_location",
            "creation_time",
            "experiment_id",
            "last_update_time",
            "lifecycle_stage",
            "name")
        .containsEntry("artifact_location", "file://" + root.toUri().getRawPath() + id)
        .containsEntry("experiment_id", id)
        .containsEntry("lifecycle_stage", "active")
        .containsEntry("name", "first look");
  }

  @Test
  void aRunIsItsMetadataAndOneFileForEachValue() throws IOException {
    Map<String, String> files = files(run());
    String id = run().getFileName().toString();
    String experiment = experiment().getFileName().toString();
    assertThat(id).matches("[0-9a-f]{32}");
    assertThat(files.remove("meta.yaml"))
        .isEqualTo(
            """
            artifact_uri: "file://%s%s/%s/artifacts"
            deleted_time: null
            end_time: 1700000100000
            entry_point_name: ""
            experiment_id: "%s"
            lifecycle_stage: "active"
            run_id: "%s"
            run_name: "simclr convnet"
            run_uuid: "%s"
            source_name: ""
            source_type: 4
            source_version: ""
            start_time: 1700000000000
            status: 5
            tags: []
            user_id: "%s"
            """
                .formatted(
                    root.toUri().getRawPath(),
                    experiment,
                    id,
                    experiment,
                    id,
                    id,
                    System.getProperty("user.name")));
    assertThat(files)
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("artifacts/config.yaml", "seed: 3\n"),
                Map.entry("artifacts/run.json", "{}\n"),
                Map.entry("metrics/loss", "1700000001000 4.5 1\n1700000002000 NaN 2\n"),
                Map.entry("metrics/mAP_.5_.95_", "1700000001000 0.1 1\n"),
                Map.entry("params/seed", "3"),
                Map.entry("params/views.pipelines.0.repeat", "2"),
                Map.entry("tags/seed", "3"),
                Map.entry("tags/commit", "1f2e3d-dirty"),
                Map.entry("tags/checkpoint", "/runs/a/step-2"),
                Map.entry("tags/mlflow.runName", "simclr convnet"),
                Map.entry("tags/mlflow.user", System.getProperty("user.name")),
                Map.entry("tags/mlflow.source.type", "LOCAL"),
                Map.entry("tags/mlflow.source.name", "isomer pretrain"),
                Map.entry("tags/mlflow.source.git.commit", "1f2e3d")));
  }

  @Test
  void aRunThatGoesOnAppendsWhatIsNew() throws IOException {
    try (Tracking tracking = told.open("file:" + root)) {
      Told.step(tracking, 2, Map.of("loss", 9f));
      Told.step(tracking, 3, Map.of("loss", 4.25f));
      Told.end(tracking, Tracking.End.FINISHED);
    }
    assertThat(told.warnings()).isEmpty();
    assertThat(run().resolve("metrics/loss"))
        .hasContent("1700000001000 4.5 1\n1700000002000 NaN 2\n1700000003000 4.25 3\n");
    assertThat(Meta.read(run())).containsEntry("status", 3);
  }

  @Test
  void tellingTheSameAgainChangesNothing() throws IOException {
    Map<String, String> before = files(root);
    try (Tracking tracking = told.open("file:" + root)) {
      Told.step(tracking, 1, Map.of("loss", 4.5f));
      tracking.end(Tracking.End.STOPPED, Told.STARTED.plusSeconds(200), Map.of("other", "tag"));
    }
    assertThat(files(root)).isEqualTo(before);
  }

  @Test
  void closingWithoutAnEndMeansThatTheRunFailed() throws IOException {
    try (Tracking tracking = told.open("file:" + root)) {
      Told.step(tracking, 3, Map.of("loss", 4f));
    }
    assertThat(Meta.read(run())).containsEntry("status", 4);
  }

  @Test
  void anotherRunJoinsTheExperimentOfItsName() throws IOException {
    Told other = Told.in(Files.createDirectory(folder.resolve("other")));
    try (Tracking tracking = other.open(root.toString())) {
      Told.end(tracking, Tracking.End.FAILED);
    }
    try (Stream<Path> runs = Files.list(experiment())) {
      assertThat(runs.filter(Files::isDirectory)).hasSize(2);
    }
  }

  /** MLflow writes its files with another YAML library. */
  @Test
  void anExperimentThatMlflowMadeIsFound() throws IOException {
    Path other = Files.createDirectories(folder.resolve("theirs/815"));
    Files.writeString(
        other.resolve("meta.yaml"),
        """
        artifact_location: file:///x/815
        creation_time: 1
        experiment_id: '815'
        last_update_time: 1
        lifecycle_stage: active
        name: 'it''s: mine'
        """);
    assertThat(new FileStore(folder.resolve("theirs")).experiment("it's: mine")).isEqualTo("815");
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamedAndCostsNothing() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    Told other = Told.in(Files.createDirectory(folder.resolve("other")));
    try (Tracking tracking = other.open("file:" + file)) {
      Told.step(tracking, 1, Map.of("loss", 4f));
      Told.end(tracking, Tracking.End.FINISHED);
    }
    assertThat(other.warnings()).hasSize(2);
    assertThat(other.warnings().get(1))
        .startsWith("mlflow: not everything was delivered: ")
        .contains(file.toString());
    Files.delete(file);
    try (Tracking tracking = other.open("file:" + file)) {
      Told.end(tracking, Tracking.End.FINISHED);
    }
    assertThat(files(file)).containsValue("1700000001000 4.0 1\n");
  }

  private static MlflowStore.Point point(long step) {
    return new MlflowStore.Point("loss", 0.5 + step, 1000 + step, step);
  }

  @Test
  void whatACutOffDeliveryHasWrittenIsNotRepeated() throws IOException {
    FileStore store = new FileStore(folder.resolve("cut"));
    MlflowStore.Entry run =
        store.create(
            store.experiment("cut"),
            new MlflowStore.NewRun("key", "a", "b", Instant.EPOCH, Map.of()));
    store.metrics(run, List.of(point(1), point(2)));
    Path file =
        folder.resolve("cut").resolve(run.experiment()).resolve(run.run()).resolve("metrics/loss");
    Files.writeString(file, "1003 3.", StandardOpenOption.APPEND);

    store.metrics(run, List.of(point(2), point(3)));

    assertThat(file).content().isEqualTo("1001 1.5 1\n1002 2.5 2\n1003 3.5 3\n");
  }

  @Test
  void aRunWhoseMakerWasKilledBeforeItKnewIsFound() throws IOException {
    Path store = folder.resolve("killed");
    Told told = Told.in(Files.createDirectories(folder.resolve("killed-run")));
    for (int i = 0; i < 2; i++) {
      try (Tracking tracking = told.open("file:" + store)) {
        Told.end(tracking, Tracking.End.FINISHED);
      }
      told.forgetEntry();
    }
    assertThat(files(store).keySet()).filteredOn(file -> file.endsWith("params/seed")).hasSize(1);
  }

  @Test
  void aDeletedExperimentIsNotMadeAgain() throws IOException {
    FileStore store = new FileStore(folder.resolve("deleted"));
    String id = store.experiment("gone");
    Files.move(folder.resolve("deleted").resolve(id), folder.resolve("deleted/.trash").resolve(id));

    assertThatThrownBy(() -> store.experiment("gone"))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith(
            "the experiment 'gone' was deleted. Restore it, or choose another experiment");
  }
}
