package org.isomer.cli.spi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  /** A job that says that it was asked to end, and does not. */
  public static final class Stubborn {
    private Stubborn() {}

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
      try (Interruption interruption = Interruption.watch()) {
        System.out.println("running");
        while (!interruption.requested()) {
          Thread.sleep(5);
        }
        System.out.println("asked");
        Thread.sleep(Long.MAX_VALUE);
      }
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aSecondSignalEndsAtOnce() throws Exception {
    Process process = start(Stubborn.class);
    try (BufferedReader output = process.inputReader(UTF_8)) {
      assertThat(output.readLine()).isEqualTo("running");
      send("TERM", process);
      assertThat(output.readLine()).isEqualTo("asked");
      send("TERM", process);
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isEqualTo(143);
    } finally {
      process.destroyForcibly();
    }
  }

  private static Process start(Class<?> job) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            job.getName())
        .redirectErrorStream(true)
        .start();
  }

  private static void send(String signal, Process process) throws Exception {
    new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().waitFor();
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  @DisabledOnOs(OS.WINDOWS)
  void waitsForTheJobAndExitsWithTheSignalsCode(String signal, int code) throws Exception {
    assumeFalse(
        signal.equals("INT") && interruptsAreIgnored(),
        "the tests run in the background, where shells have Ctrl-C ignored");
    Process process = start(Job.class);
    try (BufferedReader output = process.inputReader(UTF_8)) {
      assertThat(output.readLine()).isEqualTo("running");
      send(signal, process);
      assertThat(output.readLine()).isEqualTo("checkpoint written");
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isEqualTo(code);
    } finally {
      process.destroyForcibly();
    }
  }

  /** Whether this process, and so its children, ignore SIGINT, number 2. */
  private static boolean interruptsAreIgnored() throws IOException {
    Path status = Path.of("/proc/self/status");
    return Files.exists(status)
        && Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .map(line -> line.substring("SigIgn:".length()).strip())
            .anyMatch(mask -> (Long.parseUnsignedLong(mask, 16) & 1 << (2 - 1)) != 0);
  }

  @Test
  void isNotRequestedOtherwise() {
    try (Interruption interruption = Interruption.watch()) {
      assertThat(interruption.requested()).isFalse();
    }
  }
}
