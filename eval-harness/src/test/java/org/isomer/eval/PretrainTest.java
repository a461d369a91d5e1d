package org.isomer.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.isomer.spi.BadInputException;
import org.isomer.train.Plan;
import org.isomer.train.RunDirectory;
import org.isomer.train.RunManifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training with the real plugins on the bundled data, in a few small steps. */
class PretrainTest {
  @TempDir private Path folder;

  private TinyRun run(String name, String... overrides) {
    return TinyRun.in(
            folder.resolve(name),
            "framework={name: simclr, projector: {name: mlp, hidden: [16], dim: 8}}",
            "checkpoint-every=4")
        .with(overrides);
  }

  @Test
  void interruptedAndResumedEndsInTheSameCheckpointAsUninterrupted() throws IOException {
    TinyRun straight = run("straight");
    RunManifest whole = straight.train();
    assertThat(whole.status()).isEqualTo(RunManifest.Status.FINISHED);
    assertThat(whole.checkpoint().step()).isEqualTo(12);

    TinyRun stopped = run("stopped");
    RunManifest half = stopped.trainUntil(6);
    assertThat(half.status()).isEqualTo(RunManifest.Status.INTERRUPTED);
    assertThat(half.checkpoint().step()).isEqualTo(6);
    RunManifest resumed = stopped.resume();
    assertThat(resumed.checkpoint()).isEqualTo(whole.checkpoint());
    assertThat(resumed.sessions()).hasSize(2);
    assertThat(resumed.sessions().get(1).firstStep()).isEqualTo(7);

    assertThat(stopped.logged("loss")).hasSize(12).isEqualTo(straight.logged("loss"));
  }

  @Test
  void accumulatingRunsResumeExactly() throws IOException {
    String[] options = {
      "accumulate=3", "batch-size=32", "clip-norm=0.5", "optimizer=adamw", "learning-rate=0.01"
    };
    TinyRun straight = run("straight", options);
    RunManifest whole = straight.train();
    assertThat(whole.setup().stepsPerEpoch()).isEqualTo(9000 / 96);
    assertThat(whole.setup().viewsPerStep()).isEqualTo(2 * 96);
    TinyRun stopped = run("stopped", options);
    stopped.trainUntil(5);
    assertThat(stopped.resume().checkpoint()).isEqualTo(whole.checkpoint());
    assertThat(stopped.logged("loss")).hasSize(12).isEqualTo(straight.logged("loss"));
  }

  @Test
  void learns() throws IOException {
    TinyRun run = run("run", "steps=40");
    run.train();
    List<Double> losses = run.logged("loss");
    assertThat(losses.get(0)).isBetween(3.5, Math.log(127) + 0.5);
    assertThat(mean(losses.subList(35, 40))).isLessThan(mean(losses.subList(0, 5)) - 0.1);
  }

  @Test
  void otherSeedsGiveOtherRuns() throws IOException {
    RunManifest first = run("0", "steps=1").train();
    RunManifest second = run("1", "steps=1", "seed=1").train();
    assertThat(second.checkpoint().digest()).isNotEqualTo(first.checkpoint().digest());
  }

  @Test
  void aRunIsDescribedByItsFolder() throws IOException {
    TinyRun run = run("run", "steps=4");
    RunManifest manifest = run.train();
    Path out = run.folder();
    assertThat(new RunDirectory(out).manifest()).isEqualTo(manifest);
    assertThat(manifest.setup().dataset().trainingExamples()).isEqualTo(9000);
    assertThat(manifest.setup().dataset().digest()).hasSize(64);
    assertThat(manifest.setup().unverifiedGradients()).isEmpty();
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
    Plan again = TinyRun.READER.read(Plan.class, out.resolve("config.yaml"), List.of());
    assertThat(again.steps()).contains(4);
    assertThat(out.resolve("tensorboard")).isNotEmptyDirectory();
    try (var checkpoints = Files.list(out.resolve("checkpoints"))) {
      assertThat(checkpoints.map(path -> path.getFileName().toString()))
          .containsExactly("step-000000004");
    }
  }

  @Test
  void aFinishedRunIsNotOverwritten() throws IOException {
    run("run", "steps=1").train();
    TinyRun again = run("run");
    Path out = again.folder();
    String before = Files.readString(out.resolve("run.json"));
    assertThatThrownBy(again::train)
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            out
                + ": the folder holds a finished run (simclr convnet, 1 steps)."
                + " Choose another --out; nothing was changed.");
    assertThat(Files.readString(out.resolve("run.json"))).isEqualTo(before);
  }

  @Test
  void anUnfinishedRunIsOnlyResumedWhenAsked() throws IOException {
    TinyRun run = run("run");
    run.trainUntil(2);
    assertThatThrownBy(run::train)
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            run.folder()
                + ": the folder holds an unfinished run (simclr convnet)."
                + " Add --resume to go on with it, or choose another --out; nothing was changed.");
    assertThatThrownBy(run.with("batch-size=32")::resume)
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(
            "the run was started with \"batch-size: 64\", now it is \"batch-size: 32\"."
                + " Resume with the same configuration, or choose another --out.");
  }

  @Test
  void anOptionThatIsGoneWhenARunGoesOnIsNamed() throws IOException {
    TinyRun first = run("first");
    first.trainUntil(1);
    TinyRun run = run("run");
    run.with("encoder.weights=" + first.folder()).trainUntil(2);
    assertThatThrownBy(run::resume)
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(
            "the run was started with \"weights: %s\", now it is \"nothing\"."
                .formatted(first.folder()));
  }

  @Test
  void anOutputFolderThatCannotBeWrittenIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "not a folder");
    Path out = file.resolve("run");
    assertThatThrownBy(TinyRun.in(out)::train)
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            out
                + ": cannot be written: Not a directory. Check the path, its permissions and the"
                + " disk.");
  }

  @Test
  void aCheckpointOfAnotherArchitectureIsRefused() throws IOException {
    TinyRun run = run("run");
    run.trainUntil(2);
    Path out = run.folder();
    // The same configuration text, but a checkpoint that comes from a wider encoder.
    TinyRun other = run("other", "encoder.widths=[8, 24]");
    RunManifest.CheckpointEntry taken = other.trainUntil(2).checkpoint();
    Path manifest = out.resolve("run.json");
    String own = new RunDirectory(out).manifest().checkpoint().digest();
    Files.writeString(manifest, Files.readString(manifest).replace(own, taken.digest()));
    Path state = Path.of("checkpoints", "step-000000002", "state.safetensors");
    Files.copy(
        other.folder().resolve(state), out.resolve(state), StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(run::resume)
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

  /** The folder of the one run in a folder of MLflow. */
  private static Path tracked(Path mlruns) throws IOException {
    try (Stream<Path> files = Files.walk(mlruns)) {
      return files
          .filter(file -> file.endsWith("metrics"))
          .map(metrics -> metrics.resolveSibling(""))
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void trackersAreToldOfARunAndLeaveItAsItIs() throws IOException {
    RunManifest alone = run("alone").train();
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    TinyRun run = run("run");
    run.with("trackers=[{name: mlflow, uri: '%s'}]".formatted(first)).trainUntil(6);
    assertThat(tracked(first).resolve("meta.yaml")).content().contains("status: 5");
    RunManifest resumed =
        run.with("trackers=[{name: mlflow, uri: '%s'}]".formatted(second)).resume();

    assertThat(resumed.checkpoint()).isEqualTo(alone.checkpoint());
    assertThat(resumed.setup().configurationDigest())
        .isEqualTo(alone.setup().configurationDigest());
    assertThat(resumed.setup().plugins()).isEqualTo(alone.setup().plugins());
    assertThat(run.folder().resolve("config.yaml")).content().doesNotContain("tracker");
    Path told = tracked(second);
    assertThat(Files.readAllLines(told.resolve("metrics/loss")))
        .extracting(line -> Double.valueOf(line.replaceAll("^\\d+ (\\S+) \\d+$", "$1")))
        .isEqualTo(run.logged("loss"));
    assertThat(told.resolve("metrics/learning-rate")).content().endsWith(" 12\n");
    assertThat(told.resolve("meta.yaml")).content().contains("status: 3");
    assertThat(told.resolve("params/views.pipelines.0.steps.0.size")).hasContent("16");
    assertThat(told.resolve("tags/framework")).hasContent("simclr");
    assertThat(told.resolve("tags/checkpoint-sha256")).hasContent(resumed.checkpoint().digest());
    assertThat(told.resolve("artifacts/run.json")).content().contains("\"FINISHED\"");
    assertThat(tracked(first).resolve("metrics/loss")).content().hasLineCount(6);
  }

  @Test
  void aTrackerWithADefectCostsNothing() throws IOException {
    TinyRun run = run("run", "steps=2", "trackers=[broken, {name: broken, at-once: true}]");
    assertThat(run.train().status()).isEqualTo(RunManifest.Status.FINISHED);
    assertThat(run.log()).hasSize(2);
  }

  @Test
  void divergenceStopsTheRunAndNamesTheLastGoodCheckpoint() throws IOException {
    TinyRun run = run("run", "learning-rate=1e6", "checkpoint-every=1");
    Path out = run.folder();
    assertThatThrownBy(run::train)
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(out + ": training has diverged: variable ")
        .hasMessageMatching(
            ".* is (NaN|-?Infinity) after step \\d+\\."
                + " The last good checkpoint is \\S+/checkpoints/step-\\d{9}\\."
                + " Lower learning-rate, lengthen the warm-up, set precision: float32, or normalise data whose numbers are large\\.");
    assertThat(new RunDirectory(out).manifest().status()).isEqualTo(RunManifest.Status.FAILED);
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
