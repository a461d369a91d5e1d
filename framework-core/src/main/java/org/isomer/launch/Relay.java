package org.isomer.launch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.Map;
import java.util.regex.Pattern;
import org.isomer.cli.spi.Console;
import org.jspecify.annotations.Nullable;

/**
 * Shows what a worker writes to standard error, which of all workers but the first are errors and
 * warnings: each line with the worker's name, once if several write it (a trace of calls is shown
 * whole), without TensorFlow's log: what went wrong is said by the worker itself.
 */
final class Relay implements Runnable {
  private static final Pattern NOTE =
      Pattern.compile(
          "^(WARNING: All log messages before absl::"
              + "|[IWE]\\d{4} [0-9:.]+ +\\d+ [^ ]+:\\d+\\]"
              + "|[0-9-]{10} [0-9:.]{15}: [IWE] [^ ]+:\\d+\\]"
              + "|Additional GRPC error information|:\\{\"created\"|To enable the following instructions:"
              + "|.*Unable to register cu[A-Za-z]+ factory: Attempting to register"
              + "|.*cuda_driver.cc:\\d+\\] failed call to cuInit|.*cuda_diagnostics.cc:\\d+\\]).*");

  private final int rank;
  private final InputStream stream;
  private final Map<String, Integer> said;
  private final Console console;
  private final Thread thread = new Thread(this, "relay");

  private Relay(int rank, InputStream stream, Map<String, Integer> said, Console console) {
    this.rank = rank;
    this.stream = stream;
    this.said = said;
    this.console = console;
  }

  /**
   * Begins to show.
   *
   * @param said the lines that were shown already, with the worker that wrote them
   */
  static Relay start(int rank, InputStream stream, Map<String, Integer> said, Console console) {
    Relay relay = new Relay(rank, stream, said, console);
    relay.thread.setDaemon(true);
    relay.thread.start();
    return relay;
  }

  @Override
  public void run() {
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank() && !NOTE.matcher(line).matches() && isNew(line)) {
          console.note("worker %d: %s".formatted(rank, line));
        }
      }
    } catch (IOException e) {
      return; // the worker is gone, and with it what it had to say
    }
  }

  private boolean isNew(String line) {
    boolean trace = line.startsWith("\t") || line.startsWith("Caused by: ");
    @Nullable Integer before = said.putIfAbsent(line, rank);
    return trace || before == null || before == rank;
  }

  /** Waits until all is shown. */
  void finish() throws InterruptedException {
    thread.join();
  }
}
