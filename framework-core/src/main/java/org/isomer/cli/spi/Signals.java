package org.isomer.cli.spi;

import java.lang.reflect.Proxy;

/**
 * Signals of the operating system. {@code sun.misc.Signal} is the only way to hear of them. It is
 * called by reflection, since the compiler warns of every mention; where it or a signal is missing,
 * nothing changes.
 */
public final class Signals {
  private static final int USER = 138;

  private Signals() {}

  /**
   * From now on SIGUSR1, which schedulers send some time before they end a job, asks the process to
   * end as SIGTERM does; it may come again.
   */
  public static void endOnUserSignal() {
    handle("USR1", () -> new Thread(() -> System.exit(USER), "user signal").start());
  }

  static void handle(String name, Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, arguments) -> {
                action.run();
                return null;
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
    } catch (ReflectiveOperationException e) {
      return; // the signal does what it always does
    }
  }
}
