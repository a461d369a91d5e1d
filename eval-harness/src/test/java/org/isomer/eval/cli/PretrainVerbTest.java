package org.isomer.eval.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.Continuation;
import org.isomer.spi.BadInputException;
import org.isomer.train.PretrainVerb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What pretraining says of published numbers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PretrainVerbTest {
  private final Path folder;
  private final StripesRun stripes;

  PretrainVerbTest(@TempDir Path folder) throws Exception {
    this.folder = folder;
    stripes = StripesRun.in(folder);
  }

  @Test
  void pretrainingEndsWithThePublishedNumbers() throws IOException {
    assertThat(stripes.printed())
        .contains("finished at step 2 of 2")
        .endsWith("Published: kNN, 84.70 % (a paper)\n");
    assertThat(Files.readString(stripes.run().resolve("config.yaml")))
        .contains("84.7", "a paper")
        .as("an order that was not chosen")
        .doesNotContain("\norder:");
  }

  @Test
  void publishedNumbersAreForTheRecipeAsItIs() throws Exception {
    String config = stripes.config().toString();
    Path moved = folder.resolve("moved");
    Path changed = folder.resolve("changed");

    assertThat(
            RunVerb.of(
                new PretrainVerb(),
                Map.of("config", config, "set", "[seed=3, threads=1]", "out", moved.toString())))
        .endsWith("Published: kNN, 84.70 % (a paper)\n");
    assertThat(
            RunVerb.of(
                new PretrainVerb(),
                Map.of(
                    "config",
                    config,
                    "set",
                    "[steps=1, optimizer.momentum=0.5]",
                    "out",
                    changed.toString())))
        .endsWith(
            "The published numbers of the recipe are not for this run, which deviates in:"
                + " optimizer.momentum, steps\n")
        .doesNotContain("84.70");
  }

  /** A checkpoint given again would go back to it, a permission given again be one for more. */
  @Test
  void whatIsKeptNeedNotBeGivenAgainToGoOn() throws Exception {
    Path run = folder.resolve("interrupted");
    Command first = command(run, false, Optional.empty());
    assertThat(first.toGoOn()).isEqualTo(Continuation.SAME);
    first.run();
    assertThat(first.toGoOn()).isEqualTo(new Continuation(List.of(), List.of("--resume")));

    Command again = command(run, true, Optional.of(1L));
    assertThat(again.toGoOn()).as("nothing is kept yet").isEqualTo(Continuation.SAME);
    again.run();
    assertThat(again.toGoOn())
        .isEqualTo(new Continuation(List.of("checkpoint", "accept-changed"), List.of()));
  }

  private Command command(Path run, boolean resume, Optional<Long> checkpoint) {
    return RunVerb.command(
        new PretrainVerb(),
        new PretrainVerb.Config(
            stripes.config(), List.of("checkpoint-every=1"), run, resume, checkpoint, List.of()));
  }

  @Test
  void theLogOfAFinishedRunIsLookedAtToo(@TempDir Path other) throws Exception {
    StripesRun run = StripesRun.in(other);
    Map<String, String> resume =
        Map.of("config", run.config().toString(), "out", run.run().toString(), "resume", "true");
    assertThat(RunVerb.of(new PretrainVerb(), resume)).doesNotContain("warning");
    Path log = run.run().resolve("log.jsonl");
    String lines = Files.readString(log);

    Files.writeString(log, lines.replace("{\"step\":2,", "{\"st"));
    assertThat(RunVerb.of(new PretrainVerb(), resume))
        .contains("warning: log.jsonl: line 2 is damaged and passed over", "nothing is left to do");
    Files.delete(log);
    assertThat(RunVerb.of(new PretrainVerb(), resume))
        .contains("warning: log.jsonl: the steps 1 to 2 are missing at its end");
    Files.writeString(log, lines);
    assertThat(RunVerb.of(new PretrainVerb(), resume)).doesNotContain("warning");
  }

  @Test
  void aFinishedRunWhoseCheckpointIsDamagedIsNotCalledDone(@TempDir Path other) throws Exception {
    StripesRun run = StripesRun.in(other);
    Map<String, String> resume =
        Map.of("config", run.config().toString(), "out", run.run().toString(), "resume", "true");
    assertThat(RunVerb.of(new PretrainVerb(), resume)).contains("nothing is left to do");

    Path config = run.run().resolve("config.yaml");
    String before = Files.readString(config);
    Files.delete(config);
    RunVerb.of(new PretrainVerb(), resume);
    assertThat(config).content().isEqualTo(before);

    try (Stream<Path> files = Files.walk(run.run().resolve("checkpoints"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
    assertThatThrownBy(() -> RunVerb.of(new PretrainVerb(), resume))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("step-000000002");
  }

  @Test
  void aDryRunSaysWhatWouldBeDoneAndWritesNothing() throws Exception {
    Path run = folder.resolve("dry run");
    Map<String, String> options =
        Map.of("config", stripes.config().toString(), "out", run.toString(), "dry-run", "true");

    assertThat(RunVerb.of(new PretrainVerb(), options))
        .contains("data: stripes")
        .contains(
            """
            run: tiny
              data       48 training, 12 validation, 12 test examples; 2 classes
              views      2 of 8×8×1 (image)
              encoder    convnet, 92,896 parameters
            """)
        .contains("  steps      2 of 16 examples, 32 views\n", "  folder     " + run)
        .endsWith(run + ": a dry run; nothing was written.\n");
    assertThat(run).doesNotExist();
  }

  @Test
  void aDryRunRefusesWhatPretrainingWould() {
    Map<String, String> options =
        Map.of("config", stripes.config().toString(), "out", stripes.run().toString());
    Map<String, String> dry = new HashMap<>(options);
    dry.put("dry-run", "true");
    assertThatThrownBy(() -> RunVerb.of(new PretrainVerb(), dry))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("the folder holds a finished run");

    dry.put("out", stripes.config().resolve("below a file").toString());
    assertThatThrownBy(() -> RunVerb.of(new PretrainVerb(), dry))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("cannot be written: it is no folder");

    dry.put("out", folder.resolve("new").toString());
    dry.put("set", "['encoder={name: vit-tiny, patch-size: 3}']");
    assertThatThrownBy(() -> RunVerb.of(new PretrainVerb(), dry))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("Images of 8 × 8 pixels cannot be cut into patches of 3 × 3.");
  }

  @Test
  void aDryRunThatGoesOnLeavesTheRunAsItIs() throws Exception {
    Path run = folder.resolve("stopped");
    Command stopped = command(run, false, Optional.empty());
    stopped.run();
    byte[] manifest = Files.readAllBytes(run.resolve("run.json"));
    Map<String, String> options =
        Map.of(
            "config", stripes.config().toString(),
            "set", "[checkpoint-every=1]",
            "out", run.toString(),
            "resume", "true",
            "checkpoint", "1",
            "dry-run", "true");

    assertThat(RunVerb.of(new PretrainVerb(), options))
        .contains("steps      1 done of 2 of 16 examples");
    assertThat(run.resolve("run.json")).hasBinaryContent(manifest);
  }

  @Test
  void aFinishedRunNeedsTheWeightsThatItStartedWithNoMore(@TempDir Path other) throws Exception {
    StripesRun source = StripesRun.in(other);
    Map<String, String> options =
        Map.of(
            "config",
            source.config().toString(),
            "set",
            "[encoder.weights=%s]".formatted(source.run()),
            "out",
            other.resolve("second").toString());
    RunVerb.of(new PretrainVerb(), options);
    Files.move(source.run(), other.resolve("away"));

    Map<String, String> resume = new HashMap<>(options);
    resume.put("resume", "true");
    assertThat(RunVerb.of(new PretrainVerb(), resume)).contains("nothing is left to do");
    resume.put("set", "[seed=3, encoder.weights=%s]".formatted(source.run()));
    assertThatThrownBy(() -> RunVerb.of(new PretrainVerb(), resume))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(source.run().toString());
  }
}
