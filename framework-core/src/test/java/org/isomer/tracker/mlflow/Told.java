package org.isomer.tracker.mlflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.isomer.spi.TrackedRun;
import org.isomer.spi.Tracking;

/** A run in a folder that MLflow is told of, and the warnings on the way. */
record Told(Path folder, Map<String, String> environment, List<String> warnings) {
  static final Instant STARTED = Instant.ofEpochMilli(1_700_000_000_000L);

  /** Only the number of tries ends a delivery, however slow the machine. */
  private static final Delivery.Pace PACE =
      new Delivery.Pace(
          Duration.ofMillis(20),
          Duration.ofMillis(10),
          Duration.ofMillis(50),
          5,
          Duration.ofHours(1));

  static Told in(Path folder) throws IOException {
    Files.writeString(folder.resolve("config.yaml"), "seed: 3\n");
    Files.writeString(folder.resolve("run.json"), "{}\n");
    return new Told(folder, Map.of(), Collections.synchronizedList(new ArrayList<>()));
  }

  Told with(Map<String, String> variables) {
    return new Told(folder, variables, warnings);
  }

  Tracking open(String uri) {
    return open(uri, parameters());
  }

  Tracking open(String uri, Map<String, String> parameters) {
    return new Mlflow(environment, PACE)
        .create(new Mlflow.Config(Optional.of(uri), "first look", Optional.empty()))
        .open(run(parameters), warnings::add);
  }

  TrackedRun run(Map<String, String> parameters) {
    return new TrackedRun(
        "simclr convnet",
        "isomer pretrain",
        Optional.of("1f2e3d-dirty"),
        STARTED,
        parameters,
        Map.of("seed", "3"),
        Map.of(
            "config.yaml", folder.resolve("config.yaml"),
            "run.json", folder.resolve("run.json")),
        folder.resolve("trackers"));
  }

  /** What a kill leaves that comes after MLflow has made the run and before that is written. */
  void forgetEntry() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("trackers"))) {
      for (Path file : files.filter(path -> path.endsWith("run.json")).toList()) {
        State state = State.read(file, "", "");
        new State(
                state.uri(),
                state.experiment(),
                state.key(),
                null,
                false,
                state.place(),
                state.status())
            .write(file);
      }
    }
  }

  static Map<String, String> parameters() {
    return Map.of("seed", "3", "views.pipelines.0.repeat", "2");
  }

  /** A step, a second after the one before. */
  static void step(Tracking tracking, long step, Map<String, ? extends Number> scalars) {
    tracking.step(step, STARTED.plusSeconds(step), scalars);
  }

  static void end(Tracking tracking, Tracking.End how) {
    tracking.end(how, STARTED.plusSeconds(100), Map.of("checkpoint", "/runs/a/step-2"));
  }
}
