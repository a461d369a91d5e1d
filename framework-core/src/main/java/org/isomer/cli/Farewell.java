package org.isomer.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.isomer.cli.spi.Console;
import org.isomer.cli.spi.Interruption;

/** Tells how to go on when Ctrl-C, or a request to terminate, ends the process. */
final class Farewell implements AutoCloseable {
  private final Console console;
  private final Thread hook;

  /**
   * From now on, until it is closed.
   *
   * @param advice makes the command line to go on with
   */
  Farewell(Console console, Supplier<List<String>> advice) {
    this.console = console;
    hook = new Thread(() -> say(advice.get()), "farewell");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void say(List<String> commandLine) {
    if (Interruption.isAwaited()) {
      console.error("Stopping after this step. A second Ctrl-C ends at once.");
      Interruption.awaitAll();
    }
    console.error("Interrupted. Go on with:\n  " + shell(commandLine));
  }

  /** A command line as a shell takes it. */
  static String shell(List<String> words) {
    return words.stream().map(Farewell::quoted).collect(Collectors.joining(" ", "isomer ", ""));
  }

  private static String quoted(String word) {
    return word.matches("[\\w./:=,@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** A command line with options after its verb. */
  static List<String> with(List<String> commandLine, String verb, List<String> options) {
    List<String> longer = new ArrayList<>(commandLine);
    longer.addAll(commandLine.indexOf(verb) + 1, options);
    return longer;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending, and the hook has its say.
    }
  }
}
