package org.isomer.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.isomer.cli.spi.Console;
import org.isomer.cli.spi.Continuation;
import org.isomer.cli.spi.Interruption;
import org.isomer.cli.spi.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FarewellTest {
  /** A verb that writes a checkpoint when it is asked to end. */
  public static final class Job {
    private Job() {}

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
      Signals.endOnUsualSignals();
      Runtime.getRuntime().addShutdownHook(new Thread(Job::goOn)); // as threads of TensorFlow do
      Console console = Console.ofProcess();
      AtomicReference<String> state = new AtomicReference<>("--too-early");
      try (Farewell farewell = new Farewell(console, List.of("pretrain", "my run.yaml"))) {
        farewell.advise(() -> List.of("pretrain", state.get(), "my run.yaml"));
        try (Interruption interruption = Interruption.watch()) {
          console.print("running");
          while (!interruption.requested()) {
            Thread.sleep(5);
          }
          console.print("checkpoint written");
          state.set("--resume");
        }
        goOn();
      }
    }

    private static void goOn() {
      try {
        Thread.sleep(Long.MAX_VALUE);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Test
  @Timeout(60)
  @DisabledOnOs(OS.WINDOWS)
  void howToGoOnIsSaidLastAndNothingIsWaitedForAfterIt() throws Exception {
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

  private static String changed(String commandLine, List<String> without, List<String> with) {
    List<String> words = List.of(commandLine.split(" "));
    return String.join(" ", Farewell.changed(words, "pretrain", new Continuation(without, with)));
  }

  @Test
  void optionsComeAfterTheVerb() {
    assertThat(changed("--plugins p pretrain -- a.yaml", List.of(), List.of("--resume")))
        .isEqualTo("--plugins p pretrain --resume -- a.yaml");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pretrain a.yaml --checkpoint 3 --resume",
        "pretrain --checkpoint=3 a.yaml --resume",
        "pretrain a.yaml -checkpoint 3 --resume",
        "pretrain --keep data a.yaml --resume --keep plugins --checkpoint 3",
      })
  void optionsAreLeftOutWithTheirValues(String commandLine) {
    assertThat(changed(commandLine, List.of("checkpoint", "keep"), List.of()))
        .isEqualTo("pretrain a.yaml --resume");
  }

  @Test
  void whatOnlyLooksLikeAnOptionStays() {
    String commandLine = "pretrain --checkpoint-every 3 -- --checkpoint 3";
    assertThat(changed(commandLine, List.of("checkpoint"), List.of())).isEqualTo(commandLine);
  }
}
