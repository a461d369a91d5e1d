package org.isomer.cli;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.isomer.cli.spi.Console;
import org.isomer.cli.spi.Continuation;
import org.isomer.cli.spi.Interruption;
import org.isomer.cli.spi.Signals;
import org.isomer.text.ShellCommand;

/**
 * Tells how to go on when Ctrl-C, or a request to terminate, ends the process, and ends it when all
 * that must be finished is.
 */
final class Farewell implements AutoCloseable {
  private final Console console;
  private final Thread hook = new Thread(this::end, "farewell");
  private volatile Supplier<List<String>> advice;
  private volatile BooleanSupplier left = () -> false;

  /** From now on, until it is closed: the same command line goes on. */
  Farewell(Console console, List<String> commandLine) {
    this.console = console;
    advice = () -> commandLine;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * From now on, another command line goes on.
   *
   * @param better makes it, once what must be finished is finished
   */
  void advise(Supplier<List<String>> better) {
    advice = better;
  }

  /**
   * From now on, somebody else may say it.
   *
   * @param others tells when it is to be said, whether somebody does
   */
  void leaveTo(BooleanSupplier others) {
    left = others;
  }

  private void end() {
    try {
      say();
      Interruption.awaitAll();
    } finally {
      Signals.endByTheOneThatCame();
    }
  }

  private void say() {
    console.settle();
    if (left.getAsBoolean()) {
      return;
    }
    if (Interruption.isAwaited()) {
      console.note("Stopping after this step. A second Ctrl-C ends at once.");
      Interruption.awaitAll();
    }
    console.note("Interrupted. Go on with:\n  " + ShellCommand.ofAll(advice.get()));
  }

  /** A command line that goes on: some options less, others after its verb. */
  static List<String> changed(List<String> commandLine, String verb, Continuation continuation) {
    List<String> changed = new ArrayList<>();
    Iterator<String> words = commandLine.iterator();
    while (words.hasNext()) {
      String word = words.next();
      if (word.equals("--")) {
        changed.add(word);
        words.forEachRemaining(changed::add);
      } else if (!isOneOf(continuation.without(), word)) {
        changed.add(word);
      } else if (!word.contains("=")) {
        words.next(); // its value
      }
    }
    changed.addAll(changed.indexOf(verb) + 1, continuation.with());
    return changed;
  }

  private static boolean isOneOf(List<String> options, String word) {
    return options.stream().anyMatch(name -> word.matches("--?" + name + "(=.*)?"));
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
