package org.isomer.cli.spi;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Signals of the operating system. {@code sun.misc.Signal} is the only way to hear of them. It is
 * called by reflection, since the compiler warns of every mention; where it or a signal is missing,
 * nothing changes.
 */
public final class Signals {
  private static final Map<String, Integer> EXIT_CODES =
      Map.of("HUP", 129, "INT", 130, "USR1", 138, "TERM", 143);

  private static volatile Optional<String> come = Optional.empty();

  private Signals() {}

  /**
   * From now on SIGUSR1, which schedulers send some time before they end a job, asks the process to
   * end as SIGTERM does; it may come again.
   */
  public static void endOnUserSignal() {
    endOn("USR1");
  }

  /** From now on a signal that asks the process to end is known to {@link #endByTheOneThatCame}. */
  public static void endOnUsualSignals() {
    endOn("HUP");
    endOn("INT");
    endOn("TERM");
  }

  /** Ends the process as SIGTERM does. */
  public static void terminate() {
    end("TERM");
  }

  private static void endOn(String name) {
    handle(name, () -> new Thread(() -> end(name), "signal").start());
  }

  private static void end(String name) {
    come = Optional.of(name);
    System.exit(Objects.requireNonNull(EXIT_CODES.get(name)));
  }

  /**
   * Has the system end the process at once, if a signal has asked for its end. Otherwise the C
   * library would take TensorFlow apart while its threads are within a step, which crashes. A shell
   * sees the exit code that it would see anyway, 143 for SIGTERM.
   */
  public static void endByTheOneThatCame() {
    come.ifPresent(
        name -> {
          endAtOnceOn(name);
          send(name);
        });
  }

  /** Java raises no signal that it does not handle itself, so the shell does. */
  private static void send(String name) {
    String kill = "kill -s %s %d".formatted(name, ProcessHandle.current().pid());
    try {
      new ProcessBuilder("sh", "-c", kill).start().waitFor();
    } catch (IOException e) {
      return; // no shell, as on Windows: Java ends the process
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** From now on the system ends the process when the signal comes. */
  static void endAtOnceOn(String name) {
    call(
        signal -> {
          Class<?> handler = Class.forName("sun.misc.SignalHandler");
          Object usual = handler.getField("SIG_DFL").get(null);
          signal.getMethod("handle", signal, handler).invoke(null, of(signal, name), usual);
        });
  }

  private static void handle(String name, Runnable action) {
    call(
        signal -> {
          Class<?> handler = Class.forName("sun.misc.SignalHandler");
          Object proxy =
              Proxy.newProxyInstance(
                  handler.getClassLoader(),
                  new Class<?>[] {handler},
                  (self, method, arguments) -> {
                    action.run();
                    return null;
                  });
          signal.getMethod("handle", signal, handler).invoke(null, of(signal, name), proxy);
        });
  }

  private static Object of(Class<?> signal, String name) throws ReflectiveOperationException {
    return signal.getConstructor(String.class).newInstance(name);
  }

  /** Something that is done with the class of signals. */
  @FunctionalInterface
  private interface Action {
    void on(Class<?> signal) throws ReflectiveOperationException;
  }

  private static void call(Action action) {
    try {
      action.on(Class.forName("sun.misc.Signal"));
    } catch (ReflectiveOperationException e) {
      return; // the signal does what it always does
    }
  }
}
