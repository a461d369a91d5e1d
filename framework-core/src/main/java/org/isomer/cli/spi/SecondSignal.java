package org.isomer.cli.spi;

import java.lang.reflect.Proxy;
import java.util.Map;

/**
 * Ends the process at once when a signal comes while it is ending already; without this, Java
 * ignores a second Ctrl-C. {@code sun.misc.Signal} is the only way to hear of it. It is called by
 * reflection, since the compiler warns of every mention; where it is missing, nothing changes.
 */
final class SecondSignal {
  private static final Map<String, Integer> EXIT_CODES = Map.of("INT", 130, "TERM", 143);

  private SecondSignal() {}

  /** From now on. */
  static void endsAtOnce() {
    EXIT_CODES.forEach(SecondSignal::endsAtOnce);
  }

  private static void endsAtOnce(String name, int exitCode) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object halt =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                Runtime.getRuntime().halt(exitCode);
                return null;
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), halt);
    } catch (ReflectiveOperationException e) {
      return; // a second signal is ignored then, as Java has it
    }
  }
}
