package org.isomer.cli.spi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class InterruptionTest {
  /** A job that ends when it is asked to, and then says so. */
  public static final class Job {
    private Job() {}

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
      try (Interruption interruption = Interruption.watch()) {
        System.out.println("running");
        while (!interruption.requested()) {
          Thread.sleep(5);
        }
        System.out.println("checkpoint written");
      }
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void waitsForTheJobAndExitsWithTheSignalsCode() throws Exception {
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
      new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
      assertThat(output.readLine()).isEqualTo("checkpoint written");
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isEqualTo(130);
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void isNotRequestedOtherwise() {
    try (Interruption interruption = Interruption.watch()) {
      assertThat(interruption.requested()).isFalse();
    }
  }
}
