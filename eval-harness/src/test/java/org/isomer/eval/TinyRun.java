package org.isomer.eval;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.isomer.config.ConfigReader;
import org.isomer.data.Datasets;
import org.isomer.eval.subject.PretrainedRun;
import org.isomer.eval.subject.Runs;
import org.isomer.graph.Precision;
import org.isomer.graph.Replicas;
import org.isomer.plugin.Catalog;
import org.isomer.plugin.Modalities;
import org.isomer.plugin.PluginLoader;
import org.isomer.spi.FileIndex;
import org.isomer.train.ChosenPlugins;
import org.isomer.train.EncoderStart;
import org.isomer.train.Plan;
import org.isomer.train.RunDirectory;
import org.isomer.train.RunManifest;
import org.isomer.train.Terms;
import org.isomer.train.Trainer;

/**
 * A few steps of training a tiny encoder on the bundled data, with the real plugins.
 *
 * @param folder where the run is kept
 * @param overrides what differs from the tiny plan, as {@code --set} takes it
 * @param warnings what training has warned of
 */
record TinyRun(Path folder, List<String> overrides, List<String> warnings) {
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

  TinyRun(Path folder, List<String> overrides) {
    this(folder, overrides, new ArrayList<>());
  }

  static TinyRun in(Path folder, String... overrides) {
    return new TinyRun(folder, List.of(overrides));
  }

  /** The same run with further overrides. */
  TinyRun with(String... more) {
    return new TinyRun(
        folder, Stream.concat(overrides.stream(), Arrays.stream(more)).toList(), warnings);
  }

  /** Trains to the end. */
  RunManifest train() throws IOException {
    return train(Optional.empty(), Long.MAX_VALUE);
  }

  /** Trains from the beginning and stops after a step. */
  RunManifest trainUntil(long step) throws IOException {
    return train(Optional.empty(), step);
  }

  /** Goes on from the newest checkpoint to the end. */
  RunManifest resume() throws IOException {
    return resume(Terms.STRICT);
  }

  /** Goes on to the end. */
  RunManifest resume(Terms terms) throws IOException {
    return train(Optional.of(terms), Long.MAX_VALUE);
  }

  /** Opens it for evaluation. */
  PretrainedRun open(Terms terms) {
    return new Runs(CATALOG, READER, new Modalities(CATALOG, READER), new Datasets(FileIndex.NONE))
        .open(folder, terms);
  }

  private RunManifest train(Optional<Terms> terms, long stopAfter) throws IOException {
    Plan plan = READER.bind(Plan.class, "tiny.yaml", PLAN, overrides);
    plan = plan.resolved(Precision.FLOAT32, 2);
    AtomicLong done = new AtomicLong();
    Trainer trainer =
        new Trainer(
            plan,
            new RunDirectory(folder),
            ChosenPlugins.of(plan, CATALOG),
            EncoderStart.of(plan.encoder(), READER),
            new Datasets(FileIndex.NONE),
            Clock.systemUTC(),
            Replicas.ONE);
    Trainer.Observer observer =
        new Trainer.Observer() {
          @Override
          public void stepDone(long step, long steps, Map<String, Float> scalars) {
            done.set(step);
          }

          @Override
          public void warned(String warning) {
            warnings.add(warning);
          }
        };
    BooleanSupplier stop = () -> done.get() >= stopAfter;
    return terms.isPresent()
        ? trainer.resume(terms.get(), observer, stop)
        : trainer.train(observer, stop);
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
