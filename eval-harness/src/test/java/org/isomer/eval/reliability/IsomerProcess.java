package org.isomer.eval.reliability;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A verb in a process of its own, as a user starts it. */
final class IsomerProcess implements AutoCloseable {
  private static final long LIMIT_SECONDS = 900;

  private final Process process;
  private final Path printed;

  private IsomerProcess(Process process, Path printed) {
    this.process = process;
    this.printed = printed;
  }

  /**
   * How it ended.
   *
   * @param exit the exit code
   * @param printed both streams
   */
  record Ended(int exit, String printed) {}

  static IsomerProcess start(Path folder, List<String> arguments, Disturbance disturbance)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(disturbance.options());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("org.isomer.cli.Main");
    command.addAll(arguments);
    Path printed = Files.createTempFile("isomer", ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    process.getOutputStream().close();
    return new IsomerProcess(process, printed);
  }

  /** Runs a verb to its end, whatever is done to it. */
  static Ended run(Path folder, List<String> arguments, Disturbance disturbance, Path firstWritten)
      throws IOException, InterruptedException {
    try (IsomerProcess process = start(folder, arguments, disturbance)) {
      if (disturbance.sort() == Disturbance.Sort.KILL
          || disturbance.sort() == Disturbance.Sort.TERM) {
        process.signal(disturbance, firstWritten);
      }
      return process.end();
    }
  }

  /** Waits until it has written something, or has ended. */
  void await(Path firstWritten) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (process.isAlive() && !Files.exists(firstWritten)) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "after %d s there is no %s".formatted(LIMIT_SECONDS, firstWritten));
      }
      Thread.sleep(1);
    }
  }

  private void signal(Disturbance disturbance, Path firstWritten) throws InterruptedException {
    await(firstWritten);
    process.waitFor(disturbance.moment(), TimeUnit.MILLISECONDS);
    if (disturbance.sort() == Disturbance.Sort.KILL) {
      process.destroyForcibly();
    } else {
      process.destroy();
    }
  }

  /** Waits until it is frozen or has ended, and returns whether it is frozen. */
  boolean isFrozen() throws IOException, InterruptedException {
    while (process.isAlive()) {
      Process ps =
          new ProcessBuilder("ps", "-o", "state=", "-p", String.valueOf(process.pid())).start();
      String state = new String(ps.getInputStream().readAllBytes(), UTF_8).strip();
      if (state.startsWith("T")) {
        return true;
      }
      Thread.sleep(20);
    }
    return false;
  }

  /** Lets a frozen process go on. */
  void thaw() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-CONT", String.valueOf(process.pid())).start().waitFor();
  }

  long pid() {
    return process.pid();
  }

  /** Waits for its end. */
  Ended end() throws IOException, InterruptedException {
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      return new Ended(-1, "did not end within %d s\n".formatted(LIMIT_SECONDS) + printed());
    }
    return new Ended(process.exitValue(), printed());
  }

  private String printed() throws IOException {
    return Files.readString(printed);
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    Files.deleteIfExists(printed);
  }
}
