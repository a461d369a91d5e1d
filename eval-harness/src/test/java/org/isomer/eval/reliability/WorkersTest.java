package org.isomer.eval.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.isomer.eval.Stripes;
import org.isomer.eval.reliability.IsomerProcess.Ended;
import org.isomer.train.RunDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Workers are killed, frozen and asked to end, and what they train ends in the same weights. All
 * disturbances, twenty kills and five freezes at random moments, take about an hour:
 *
 * <pre>
 *   mvn test -pl eval-harness -am -Dtest=WorkersTest -Dsurefire.failIfNoSpecifiedTests=false -Dreliability=full
 * </pre>
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no signals")
class WorkersTest {
  private static final int STEPS = 300;

  @TempDir Path folder;

  private final Random random = new Random(20261129);

  @BeforeEach
  void inputs() throws IOException {
    Stripes.write(folder.resolve("data"));
    Files.writeString(
        folder.resolve("config.yaml"),
        Stripes.configuration(Stripes.dataset(Path.of("data")), 16, STEPS)
            + "replicas: 2\ncheckpoint-every: 50\n");
  }

  private IsomerProcess start(String out, String... options) throws IOException {
    List<String> words = new ArrayList<>(List.of("launch", "-n", "2", "--max-restarts", "3"));
    words.addAll(List.of("pretrain", "config.yaml", "--out", out));
    words.addAll(List.of(options));
    return IsomerProcess.start(folder, words, Disturbance.NONE);
  }

  private String undisturbed() throws Exception {
    try (IsomerProcess process = start("undisturbed")) {
      Ended ended = process.end();
      assertThat(ended.exit()).as(ended.printed()).isZero();
    }
    return digest("undisturbed");
  }

  /** Of the weights after the last step. */
  private String digest(String out) {
    var checkpoint = new RunDirectory(folder.resolve(out)).manifest().checkpoint();
    assertThat(checkpoint).isNotNull();
    assertThat(checkpoint.step()).isEqualTo(STEPS);
    return checkpoint.digest();
  }

  /** Sends a signal to one of the workers, some time after the first checkpoint. */
  private void signal(IsomerProcess process, String out, String signal, int milliseconds)
      throws Exception {
    process.await(folder.resolve(out).resolve("checkpoints"));
    Thread.sleep(milliseconds);
    List<ProcessHandle> workers =
        ProcessHandle.of(process.pid()).stream().flatMap(ProcessHandle::children).sorted().toList();
    assertThat(workers).as("workers that still run").isNotEmpty();
    long pid = workers.get(random.nextInt(workers.size())).pid();
    new ProcessBuilder("kill", "-" + signal, String.valueOf(pid)).start().waitFor();
  }

  private Ended disturbed(String out, String signal, int milliseconds) throws Exception {
    try (IsomerProcess process = start(out, "--worker-timeout", "60")) {
      signal(process, out, signal, milliseconds);
      return process.end();
    }
  }

  @Test
  void aKilledWorkerIsStartedAgain() throws Exception {
    String weights = undisturbed();
    Ended ended = disturbed("killed", "KILL", 0);
    assertThat(ended.exit()).as(ended.printed()).isZero();
    assertThat(ended.printed()).contains("ended by signal 9.", "(1 of 3)");
    assertThat(digest("killed")).isEqualTo(weights);
  }

  @Test
  @EnabledIfSystemProperty(named = "reliability", matches = "full")
  void aFrozenWorkerIsNamedAndStartedAgain() throws Exception {
    String weights = undisturbed();
    Ended ended = disturbed("frozen", "STOP", 0);
    assertThat(ended.exit()).as(ended.printed()).isZero();
    assertThat(ended.printed()).contains("does not answer", "(1 of 3)");
    assertThat(digest("frozen")).isEqualTo(weights);
  }

  @Test
  void oneThatIsAskedToEndEndsAllAndTheSameCommandGoesOn() throws Exception {
    String weights = undisturbed();
    Ended ended = disturbed("asked", "USR1", 0);
    assertThat(ended.exit()).as(ended.printed()).isIn(138, 143);
    try (IsomerProcess again = start("asked", "--begin-or-resume")) {
      Ended second = again.end();
      assertThat(second.exit()).as(second.printed()).isZero();
    }
    assertThat(digest("asked")).isEqualTo(weights);
  }

  @Test
  @EnabledIfSystemProperty(named = "reliability", matches = "full")
  void manyKillsAndFreezes() throws Exception {
    String weights = undisturbed();
    for (int i = 0; i < 25; i++) {
      String out = "run" + i;
      Ended ended = disturbed(out, i < 20 ? "KILL" : "STOP", random.nextInt(5_000));
      assertThat(ended.exit()).as(ended.printed()).isZero();
      assertThat(digest(out)).as("disturbance %d", i).isEqualTo(weights);
    }
  }

  @Test
  void whatDoesNotFitIsRefusedAtOnce() throws Exception {
    try (IsomerProcess process = start("refused", "--set", "replicas=4")) {
      Ended ended = process.end();
      assertThat(ended.exit()).isEqualTo(2);
      assertThat(ended.printed()).contains("replicas is 4, and there are 2 workers.");
    }
    assertThat(folder.resolve("refused")).doesNotExist();
  }
}
