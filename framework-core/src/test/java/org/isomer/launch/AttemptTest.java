package org.isomer.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.isomer.cli.spi.Console;
import org.isomer.cluster.place.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Its workers are scripts of the shell, one for each rank. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no such shell")
class AttemptTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final List<Process> workers = new ArrayList<>();

  private Attempt.Outcome outcome(String... scripts) throws Exception {
    Attempt.Start start =
        place -> {
          Process worker = new ProcessBuilder("sh", "-c", scripts[place.rank()]).start();
          workers.add(worker);
          return worker;
        };
    List<Place> places = Place.onFreePorts(scripts.length);
    try (Attempt attempt = new Attempt(start, places, Console.plain(printed))) {
      return attempt.await(() -> false);
    }
  }

  @Test
  void oneThatRefusesEndsThoseThatWaitForIt() throws Exception {
    Attempt.Outcome outcome =
        outcome("exec sleep 600", "echo 'data: no folder' >&2; exit 2", "exec sleep 600");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.what()).isEqualTo("worker 1 of 3 ended with exit code 2.");
    assertThat(outcome.lost()).as("worth another try").isFalse();
    assertThat(workers).noneMatch(Process::isAlive);
    assertThat(printed.toString(UTF_8)).isEqualTo("worker 1: data: no folder\n");
  }

  /** Who cannot go on closes its files before it ends; those that follow it are faster. */
  @Test
  void whoFollowsAnotherIsNotTheReason() throws Exception {
    Attempt.Outcome outcome = outcome("sleep 1.5; exit 1", "exit 3");
    assertThat(outcome.what()).isEqualTo("worker 0 of 2 ended with exit code 1.");
    assertThat(outcome.lost()).isTrue();
    assertThat(outcome("sleep 1.5; exit 2", "exit 3").code()).isEqualTo(2);
  }

  @Test
  void whatSeveralSayIsShownOnce() throws Exception {
    String script = "echo 'the same' >&2; exit 2";
    assertThat(outcome("exit 0", script, script).code()).isEqualTo(2);
    assertThat(printed.toString(UTF_8).lines()).hasSize(1).first().asString().contains("the same");
  }

  @Test
  void oneThatIsKilledIsWorthAnotherTry() throws Exception {
    Attempt.Outcome outcome = outcome("exit 0", "kill -9 $$");
    assertThat(outcome.lost()).isTrue();
    assertThat(outcome.what()).isEqualTo("worker 1 of 2 was ended by signal 9.");
  }

  @Test
  void allThatEndWellAreDone() throws Exception {
    assertThat(outcome("exit 0", "exit 0").done()).isTrue();
  }
}
