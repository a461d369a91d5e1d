package org.isomer.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.isomer.config.ConfigReader;
import org.isomer.graph.Precision;
import org.isomer.plugin.Catalog;
import org.isomer.plugin.PluginLoader;
import org.isomer.spi.BadInputException;
import org.isomer.train.ChosenPlugins;
import org.isomer.train.Plan;
import org.isomer.train.RunDirectory;
import org.isomer.train.RunManifest;
import org.isomer.train.Trainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training with the real plugins on the bundled data, in a few small steps. */
class PretrainTest {
  private static final Catalog CATALOG = PluginLoader.classPath();
  private static final ConfigReader READER = new ConfigReader(CATALOG);
  private static final String TINY =
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
      framework: {name: simclr, projector: {name: mlp, hidden: [16], dim: 8}}
      schedule: {name: cosine, warmup-epochs: 0.01}
      learning-rate: 0.2
      batch-size: 64
      steps: 12
      threads: 2
      checkpoint-every: 4
      """;

  @TempDir private Path folder;

  private static RunManifest train(Path out, boolean resume, long stopAfter, String... overrides)
      throws IOException {
    Plan plan = READER.bind(Plan.class, "tiny.yaml", TINY, List.of(overrides));
    plan = plan.resolved(Precision.FLOAT32, 2);
    AtomicLong done = new AtomicLong();
    return new Trainer(plan, new RunDirectory(out), ChosenPlugins.of(plan, CATALOG))
        .train(
            resume, (step, steps, views, scalars) -> done.set(step), () -> done.get() >= stopAfter);
  }

  @Test
  void interruptedAndResumedEndsInTheSameCheckpointAsUninterrupted() throws IOException {
    RunManifest straight = train(folder.resolve("straight"), false, Long.MAX_VALUE);
    assertThat(straight.status()).isEqualTo(RunManifest.Status.FINISHED);
    assertThat(straight.checkpoint().step()).isEqualTo(12);

    RunManifest stopped = train(folder.resolve("stopped"), false, 6);
    assertThat(stopped.status()).isEqualTo(RunManifest.Status.INTERRUPTED);
    assertThat(stopped.checkpoint().step()).isEqualTo(6);
    RunManifest resumed = train(folder.resolve("stopped"), true, Long.MAX_VALUE);
    assertThat(resumed.checkpoint()).isEqualTo(straight.checkpoint());
    assertThat(resumed.sessions()).hasSize(2);
    assertThat(resumed.sessions().get(1).firstStep()).isEqualTo(7);

    assertThat(losses(folder.resolve("stopped")))
        .hasSize(12)
        .isEqualTo(losses(folder.resolve("straight")));
  }

  @Test
  void accumulatingRunsResumeExactly() throws IOException {
    String[] options = {
      "accumulate=3", "batch-size=32", "clip-norm=0.5", "optimizer=adamw", "learning-rate=0.01"
    };
    RunManifest straight = train(folder.resolve("straight"), false, Long.MAX_VALUE, options);
    assertThat(straight.setup().stepsPerEpoch()).isEqualTo(9000 / 96);
    assertThat(straight.setup().viewsPerStep()).isEqualTo(2 * 96);
    train(folder.resolve("stopped"), false, 5, options);
    RunManifest resumed = train(folder.resolve("stopped"), true, Long.MAX_VALUE, options);
    assertThat(resumed.checkpoint()).isEqualTo(straight.checkpoint());
    assertThat(losses(folder.resolve("stopped")))
        .hasSize(12)
        .isEqualTo(losses(folder.resolve("straight")));
  }

  @Test
  void learns() throws IOException {
    Path out = folder.resolve("run");
    train(out, false, Long.MAX_VALUE, "steps=40");
    List<Double> losses = losses(out);
    assertThat(losses.get(0)).isBetween(3.5, Math.log(127) + 0.5);
    assertThat(mean(losses.subList(35, 40))).isLessThan(mean(losses.subList(0, 5)) - 0.1);
  }

  @Test
  void otherSeedsGiveOtherRuns() throws IOException {
    RunManifest first = train(folder.resolve("0"), false, Long.MAX_VALUE, "steps=1");
    RunManifest second = train(folder.resolve("1"), false, Long.MAX_VALUE, "steps=1", "seed=1");
    assertThat(second.checkpoint().digest()).isNotEqualTo(first.checkpoint().digest());
  }

  @Test
  void aRunIsDescribedByItsFolder() throws IOException {
    Path out = folder.resolve("run");
    RunManifest manifest = train(out, false, Long.MAX_VALUE, "steps=4");
    assertThat(new RunDirectory(out).manifest()).isEqualTo(manifest);
    assertThat(manifest.setup().dataset().trainingExamples()).isEqualTo(9000);
    assertThat(manifest.setup().dataset().digest()).hasSize(64);
    assertThat(manifest.setup().plugins())
        .extracting(RunManifest.PluginEntry::name)
        .containsExactly(
            "fashion-mnist",
            "custom",
            "random-resized-crop",
            "normalize",
            "convnet",
            "simclr",
            "mlp",
            "nt-xent",
            "sgd",
            "cosine");
    Plan again = READER.read(Plan.class, out.resolve("config.yaml"), List.of());
    assertThat(again.steps()).contains(4);
    assertThat(out.resolve("tensorboard")).isNotEmptyDirectory();
    try (var checkpoints = Files.list(out.resolve("checkpoints"))) {
      assertThat(checkpoints.map(path -> path.getFileName().toString()))
          .containsExactly("step-000000004");
    }
  }

  @Test
  void aFinishedRunIsNotOverwritten() throws IOException {
    Path out = folder.resolve("run");
    train(out, false, Long.MAX_VALUE, "steps=1");
    String before = Files.readString(out.resolve("run.json"));
    assertThatThrownBy(() -> train(out, false, Long.MAX_VALUE))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            out
                + ": the folder holds a finished run (simclr convnet, 1 steps)."
                + " Choose another --out; nothing was changed.");
    assertThat(Files.readString(out.resolve("run.json"))).isEqualTo(before);
  }

  @Test
  void anUnfinishedRunIsOnlyResumedWhenAsked() throws IOException {
    Path out = folder.resolve("run");
    train(out, false, 2);
    assertThatThrownBy(() -> train(out, false, Long.MAX_VALUE))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            out
                + ": the folder holds an unfinished run (simclr convnet)."
                + " Add --resume to go on with it, or choose another --out; nothing was changed.");
    assertThatThrownBy(() -> train(out, true, Long.MAX_VALUE, "batch-size=32"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(
            "the run was started with \"batch-size: 64\", now it is \"batch-size: 32\"."
                + " Resume with the same configuration, or choose another --out.");
  }

  @Test
  void anOutputFolderThatCannotBeWrittenIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "not a folder");
    Path out = file.resolve("run");
    assertThatThrownBy(() -> train(out, false, Long.MAX_VALUE))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            out
                + ": the output folder cannot be written."
                + " Choose another --out, or change its permissions.");
  }

  @Test
  void aCheckpointOfAnotherArchitectureIsRefused() throws IOException {
    Path out = folder.resolve("run");
    train(out, false, 2);
    // The same configuration text, but a checkpoint that comes from a wider encoder.
    Path other = folder.resolve("other");
    train(other, false, 2, "encoder.widths=[8, 24]");
    Path state = Path.of("checkpoints", "step-000000002", "state.safetensors");
    Files.copy(other.resolve(state), out.resolve(state), StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(() -> train(out, true, Long.MAX_VALUE))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            out.resolve(state)
                + """
                : the checkpoint is of another architecture:
                  encoder.blocks.1.conv.weight has shape [3, 3, 8, 24], expected [3, 3, 8, 16]
                  encoder.blocks.1.bn.weight has shape [24], expected [16]
                  encoder.blocks.1.bn.bias has shape [24], expected [16]
                  encoder.blocks.1.bn.running_mean has shape [24], expected [16]
                  encoder.blocks.1.bn.running_var has shape [24], expected [16]
                  … and 5 more
                Use the configuration that the run was made with.""");
  }

  @Test
  void divergenceStopsTheRunAndNamesTheLastGoodCheckpoint() throws IOException {
    Path out = folder.resolve("run");
    assertThatThrownBy(
            () -> train(out, false, Long.MAX_VALUE, "learning-rate=1e30", "checkpoint-every=1"))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(out + ": training has diverged: ")
        .hasMessageContaining("step")
        .hasMessageEndingWith(
            "Lower learning-rate, lengthen the warm-up, or set precision: float32.");
    assertThat(new RunDirectory(out).manifest().status()).isEqualTo(RunManifest.Status.FAILED);
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  private static List<Double> losses(Path run) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<Double> losses = new ArrayList<>();
    for (String line : Files.readAllLines(run.resolve("log.jsonl"))) {
      JsonNode step = json.readTree(line);
      losses.add(step.get("loss").asDouble());
    }
    return losses;
  }
}
