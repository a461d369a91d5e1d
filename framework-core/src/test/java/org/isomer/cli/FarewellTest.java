package org.isomer.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.isomer.cli.spi.Console;
import org.isomer.cli.spi.Interruption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class FarewellTest {
  /** A verb that writes a checkpoint when it is asked to end. */
  public static final class Job {
    private Job() {}

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
      Console console = Console.ofProcess();
      try (Farewell farewell =
          new Farewell(console, () -> List.of("pretrain", "--resume", "my run.yaml"))) {
        try (Interruption interruption = Interruption.watch()) {
          console.print("running");
          while (!interruption.requested()) {
            Thread.sleep(5);
          }
          console.print("checkpoint written");
        }
        Thread.sleep(Long.MAX_VALUE);
      }
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void howToGoOnIsSaidLast() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Job.class.getName())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader output = process.inputReader(UTF_8)) {
      assertThat(output.readLine()).isEqualTo("running");
      new ProcessBuilder("kill", "-TERM", String.valueOf(process.pid())).start().waitFor();
      assertThat(output.lines().toList())
          .contains("checkpoint written")
          .endsWith("Interrupted. Go on with:", "  isomer pretrain --resume 'my run.yaml'");
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isEqualTo(143);
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void optionsComeAfterTheVerb() {
    assertThat(
            Farewell.with(
                List.of("--plugins", "p", "pretrain", "--", "a.yaml"),
                "pretrain",
                List.of("--resume")))
        .containsExactly("--plugins", "p", "pretrain", "--resume", "--", "a.yaml");
  }

  @Test
  void wordsAreQuotedAsShellsNeedIt() {
    assertThat(Farewell.shell(List.of("eval", "it's", "a=1", "{k: [20]}", "")))
        .isEqualTo("isomer eval 'it'\\''s' a=1 '{k: [20]}' ''");
  }
}
