package org.isomer.eval;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.isomer.config.ConfigReader;
import org.isomer.graph.Precision;
import org.isomer.plugin.Catalog;
import org.isomer.plugin.PluginLoader;
import org.isomer.train.ChosenPlugins;
import org.isomer.train.Plan;
import org.isomer.train.RunDirectory;
import org.isomer.train.RunManifest;
import org.isomer.train.Trainer;

/**
 * A few steps of training a tiny encoder on the bundled data, with the real plugins.
 *
 * @param folder where the run is kept
 * @param overrides what differs from the tiny plan, as {@code --set} takes it
 */
record TinyRun(Path folder, List<String> overrides) {
  private static final Catalog CATALOG = PluginLoader.classPath();
  static final ConfigReader READER = new ConfigReader(CATALOG);
  static final String PLAN =
      """
      dataset: fashion-mnist
      views:
        name: custom
        pipelines:
          - repeat: 2
            steps:
              - {name: random-resized-crop, size: 16}
              - {name: normalize, mean: [0.286], std: [0.353]}
        evaluation:
          - {name: normalize, mean: [0.286], std: [0.353]}
      encoder: {name: convnet, widths: [8, 16], strides: [2, 2]}
      framework: simclr
      schedule: {name: cosine, warmup-epochs: 0.01}
      learning-rate: 0.2
      batch-size: 64
      steps: 12
      threads: 2
      """;

  static TinyRun in(Path folder, String... overrides) {
    return new TinyRun(folder, List.of(overrides));
  }

  /** The same run with further overrides. */
  TinyRun with(String... more) {
    return new TinyRun(folder, Stream.concat(overrides.stream(), Arrays.stream(more)).toList());
  }

  /** Trains to the end. */
  RunManifest train() throws IOException {
    return train(false, Long.MAX_VALUE);
  }

  /** Trains from the beginning and stops after a step. */
  RunManifest trainUntil(long step) throws IOException {
    return train(false, step);
  }

  /** Goes on from the newest checkpoint to the end. */
  RunManifest resume() throws IOException {
    return train(true, Long.MAX_VALUE);
  }

  private RunManifest train(boolean resume, long stopAfter) throws IOException {
    Plan plan = READER.bind(Plan.class, "tiny.yaml", PLAN, overrides);
    plan = plan.resolved(Precision.FLOAT32, 2);
    AtomicLong done = new AtomicLong();
    return new Trainer(plan, new RunDirectory(folder), ChosenPlugins.of(plan, CATALOG))
        .train(
            resume, (step, steps, views, scalars) -> done.set(step), () -> done.get() >= stopAfter);
  }

  /** The log's lines: every scalar of every step. */
  List<String> log() throws IOException {
    return Files.readAllLines(folder.resolve("log.jsonl"));
  }

  /** One scalar of every step. */
  List<Double> logged(String name) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<Double> values = new ArrayList<>();
    for (String line : log()) {
      values.add(json.readTree(line).get(name).asDouble());
    }
    return values;
  }
}
