package org.isomer.cli.spi;

import java.util.Map;

/**
 * Ends the process at once when a signal comes while it is ending already; without this, Java
 * ignores a second Ctrl-C.
 */
final class SecondSignal {
  private static final Map<String, Integer> EXIT_CODES = Map.of("INT", 130, "TERM", 143);

  private SecondSignal() {}

  /** From now on. */
  static void endsAtOnce() {
    EXIT_CODES.forEach(
        (name, exitCode) -> Signals.handle(name, () -> Runtime.getRuntime().halt(exitCode)));
  }
}
