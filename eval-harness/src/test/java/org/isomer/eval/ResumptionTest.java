package org.isomer.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.eval.spi.Model;
import org.isomer.eval.subject.PretrainedRun;
import org.isomer.eval.subject.Representation;
import org.isomer.eval.subject.RunContestant;
import org.isomer.file.FolderLock;
import org.isomer.spi.BadInputException;
import org.isomer.train.Change;
import org.isomer.train.RunManifest;
import org.isomer.train.Terms;
import org.isomer.weights.Safetensors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that were killed, damaged or changed, and go on. */
class ResumptionTest {
  @TempDir private Path folder;

  private TinyRun run(String name, String... overrides) {
    return TinyRun.in(
            folder.resolve(name),
            "framework={name: simclr, projector: {name: mlp, hidden: [16], dim: 8}}",
            "checkpoint-every=3",
            "steps=6")
        .with(overrides);
  }

  private static Path manifest(TinyRun run) {
    return run.folder().resolve("run.json");
  }

  private static Path state(TinyRun run, int step) {
    return run.folder().resolve("checkpoints/step-%09d/state.safetensors".formatted(step));
  }

  private static void replace(Path file, String was, String is) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(was);
    Files.writeString(file, text.replace(was, is));
  }

  /** Writes a scalar over the file's last one. */
  private static void damage(Path state, float value) throws IOException {
    try (FileChannel channel = FileChannel.open(state, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
      channel.write(bytes.putFloat(0, value), channel.size() - 4);
    }
  }

  private static Terms from(long step) {
    return new Terms(Optional.of(step), List.of());
  }

  private static Terms accepting(Change change) {
    return new Terms(Optional.empty(), List.of(change));
  }

  @Test
  void aKillBetweenCheckpointAndManifestLosesNothing() throws IOException {
    TinyRun run = run("run");
    run.trainUntil(3);
    String half = Files.readString(manifest(run)).replace("INTERRUPTED", "RUNNING");
    RunManifest whole = run.resume();
    List<String> log = run.log();

    Files.writeString(manifest(run), half);
    assertThat(run.open(Terms.STRICT).checkpoint().step()).isEqualTo(3);
    RunManifest again = run.resume();
    assertThat(again.status()).isEqualTo(RunManifest.Status.FINISHED);
    assertThat(again.checkpoint()).isEqualTo(whole.checkpoint());
    assertThat(run.log()).isEqualTo(log);
  }

  @Test
  void aKillBeforeTheFirstCheckpointLosesNothing() throws IOException {
    RunManifest whole = run("straight").train();
    TinyRun run = run("run");
    run.trainUntil(0);
    String begun = Files.readString(manifest(run));
    Files.writeString(
        manifest(run),
        begun.replaceAll("(?s)\"checkpoint\" : \\{.*?\\},", "").replace("INTERRUPTED", "RUNNING"));
    Files.delete(run.folder().resolve("config.yaml"));
    assertThatThrownBy(() -> run.open(Terms.STRICT))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("the run has no checkpoint yet");
    assertThat(run.resume().checkpoint()).isEqualTo(whole.checkpoint());
    assertThat(run.folder().resolve("config.yaml"))
        .hasSameTextualContentAs(folder.resolve("straight/config.yaml"));
  }

  @Test
  void twoDoNotTrainOneRun() throws IOException {
    TinyRun run = run("run");
    run.trainUntil(2);
    List<String> log = run.log();
    try (FolderLock other = FolderLock.acquire(run.folder())) {
      assertThatThrownBy(run::resume)
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("is working in this folder; nothing was changed");
    }
    assertThat(run.log()).isEqualTo(log);
  }

  @Test
  void aDamagedCheckpointIsRefusedAndTheNewestGoodOneIsUsedOnRequest() throws IOException {
    TinyRun run = run("run");
    RunManifest whole = run.train();
    damage(state(run, 6), 0.25f);
    for (boolean resumes : new boolean[] {true, false}) {
      assertThatThrownBy(() -> use(run, resumes))
          .isInstanceOf(BadInputException.class)
          .hasMessageStartingWith(
              state(run, 6)
                  + ": the checkpoint is damaged: its SHA-256 was "
                  + whole.checkpoint().digest().substring(0, 12)
                  + "… when it was written, now it is ")
          .hasMessageContaining("The newest good one is that of step 3: ")
          .hasMessageContaining(
              "eval, export and track use it with --checkpoint 3, and this trains the rest")
          .hasMessageEndingWith("--resume --checkpoint 3");
    }
    assertThatThrownBy(() -> run.open(from(5)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no checkpoint of step 5")
        .hasMessageEndingWith("There is that of step 6, and that of step 3.");

    PretrainedRun older = run.open(from(3));
    assertThat(RunContestant.of(older, Representation.PRETRAINED).warnings())
        .containsExactly("the encoder is that of step 3, and pretraining was to have 6");

    RunManifest again = run.resume(from(3));
    assertThat(again.checkpoint()).isEqualTo(whole.checkpoint());
    assertThat(again.warnings())
        .containsExactly("from step 4 on: its checkpoint of step 6 was not used");
    assertThat(run.log()).hasSize(6);
    assertThat(run.open(Terms.STRICT).checkpoint().step()).isEqualTo(6);
  }

  private static void use(TinyRun run, boolean resumes) throws IOException {
    if (resumes) {
      run.resume();
    } else {
      run.open(Terms.STRICT);
    }
  }

  @Test
  void weightsThatAreNotFiniteAreNamed() throws IOException {
    TinyRun run = run("run", "steps=1");
    String digest = run.train().checkpoint().digest();
    Map<String, Safetensors.Tensor> tensors = Safetensors.read(state(run, 1));
    String name = "encoder.blocks.1.conv.weight";
    tensors.get(name).scalars()[7] = Float.NaN;
    Files.delete(state(run, 1));
    replace(manifest(run), digest, Safetensors.write(state(run, 1), tensors));
    Model model = RunContestant.of(run.open(Terms.STRICT), Representation.PRETRAINED).model();
    assertThatThrownBy(() -> model.open(model.input(), 2))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(state(run, 1) + ": tensor " + name + " holds NaN");
  }

  @Test
  void otherDataIsRefusedUnlessItIsAccepted() throws IOException {
    TinyRun run = run("run");
    String digest = run.trainUntil(3).setup().dataset().digest();
    String other = "0".repeat(64);
    replace(manifest(run), digest, other);
    assertThatThrownBy(run::resume)
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            """
            %s: not all is as it was recorded:
              the data Fashion-MNIST (bundled subset) has changed: its SHA-256 was 000000000000…, now it is %s…
            Restore it, or go on all the same with --accept-changed data; the record then says so."""
                .formatted(run.folder(), digest.substring(0, 12)));
    RunManifest accepted = run.resume(accepting(Change.DATA));
    assertThat(accepted.setup().dataset().digest()).isEqualTo(digest);
    assertThat(accepted.warnings())
        .singleElement()
        .asString()
        .startsWith("from step 4 on: the data ");
    assertThat(RunContestant.of(run.open(Terms.STRICT), Representation.PRETRAINED).warnings())
        .isEqualTo(accepted.warnings());
  }

  @Test
  void aChangedConfigurationIsRefusedUnlessItIsAccepted() throws IOException {
    TinyRun run = run("run");
    run.trainUntil(3);
    Path file = run.folder().resolve("config.yaml");
    String before = Files.readString(file);
    replace(file, "- 0.353", "- 0.7");
    assertThatThrownBy(() -> run.open(Terms.STRICT))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("config.yaml has changed: its SHA-256 was ")
        .hasMessageContaining("--accept-changed configuration");
    assertThat(run.open(accepting(Change.CONFIGURATION)).changes())
        .singleElement()
        .asString()
        .startsWith("config.yaml has changed: ");
    run.resume();
    assertThat(file).hasContent(before);
  }

  @Test
  void aRunIsMadeLongerWhereNothingFollowsItsLength() throws IOException {
    RunManifest straight = run("straight", "schedule=constant", "steps=9").train();
    TinyRun run = run("run", "schedule=constant");
    run.train();
    RunManifest longer = run.with("steps=9").resume();
    assertThat(longer.checkpoint()).isEqualTo(straight.checkpoint());
    assertThat(longer.setup()).isEqualTo(straight.setup());
    assertThat(run.log()).hasSize(9);
    assertThat(run.open(Terms.STRICT).checkpoint().step()).isEqualTo(9);
  }

  @Test
  void aRunWhoseCourseFollowsItsLengthIsNotMadeLonger() throws IOException {
    TinyRun run = run("run");
    run.train();
    assertThatThrownBy(run.with("steps=9")::resume)
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(
            run.folder()
                + ": the run has done 6 of 6 steps and cannot become one of 9: the schedule cosine"
                + " follows the length of the whole run");
    assertThatThrownBy(run.with("steps=4", "schedule=constant")::resume)
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("the run was started with");
  }

  @Test
  void damagedLinesOfTheLogAreTold() throws IOException {
    TinyRun run = run("run");
    run.trainUntil(3);
    Path log = run.folder().resolve("log.jsonl");
    replace(log, "{\"step\":2,", "{\"st");
    String damage = "log.jsonl: line 2 is damaged and passed over";
    String then = "when it went on after step 3, " + damage;
    assertThat(run.resume().warnings()).containsExactly(then);
    assertThat(run.warnings()).contains(then);
    assertThat(RunContestant.of(run.open(Terms.STRICT), Representation.PRETRAINED).warnings())
        .containsExactly(then, damage);

    replace(log, "{\"st\"epoch", "{\"step\":2,\"epoch");
    assertThat(RunContestant.of(run.open(Terms.STRICT), Representation.PRETRAINED).warnings())
        .containsExactly(then);
  }
}
