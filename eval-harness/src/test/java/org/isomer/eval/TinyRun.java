package org.isomer.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.isomer.config.ConfigReader;
import org.isomer.graph.Precision;
import org.isomer.plugin.Catalog;
import org.isomer.plugin.PluginLoader;
import org.isomer.train.ChosenPlugins;
import org.isomer.train.Plan;
import org.isomer.train.RunDirectory;
import org.isomer.train.RunManifest;
import org.isomer.train.Trainer;

/** A small run on the bundled data, to be varied by overrides of its options. */
record TinyRun(Path out, String... overrides) {
  private static final Catalog CATALOG = PluginLoader.classPath();
  private static final ConfigReader READER = new ConfigReader(CATALOG);
  private static final String CONFIGURATION =
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
      framework: {name: simclr, projector: {name: mlp, hidden: [32], dim: 16}}
      schedule: {name: cosine, warmup-epochs: 0.05}
      learning-rate: 0.2
      batch-size: 64
      steps: 60
      threads: 2
      sentinel: {every: 5, grace: 20, patience: 3}
      """;

  /** Trains from the beginning to the end. */
  RunManifest train() throws IOException {
    return train(false, Long.MAX_VALUE);
  }

  /**
   * Trains.
   *
   * @param stopAfter the step after which the run is interrupted
   */
  RunManifest train(boolean resume, long stopAfter) throws IOException {
    Plan plan = READER.bind(Plan.class, "tiny.yaml", CONFIGURATION, Arrays.asList(overrides));
    plan = plan.resolved(Precision.FLOAT32, 2);
    long[] done = {0};
    return new Trainer(plan, new RunDirectory(out), ChosenPlugins.of(plan, CATALOG))
        .train(resume, (step, steps, views, scalars) -> done[0] = step, () -> done[0] >= stopAfter);
  }

  /** The lines of the log. */
  List<JsonNode> log() throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> steps = new ArrayList<>();
    for (String line : Files.readAllLines(out.resolve("log.jsonl"))) {
      steps.add(json.readTree(line));
    }
    return steps;
  }
}
