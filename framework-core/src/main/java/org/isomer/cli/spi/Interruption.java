package org.isomer.cli.spi;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, or a request to terminate, for verbs that must finish something before the process ends.
 * While one is open, the process waits for its {@link #close}, two minutes at most; then it ends
 * with the exit code of the signal, 130 for Ctrl-C. A second signal ends it at once, which files
 * survive: they are written in one step.
 *
 * <pre>{@code
 * try (Interruption interruption = Interruption.watch()) {
 *   while (step < steps && !interruption.requested()) { ... }
 *   checkpoint();
 * }
 * }</pre>
 */
public final class Interruption implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 120;
  private static final Set<Interruption> OPEN = ConcurrentHashMap.newKeySet();

  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook = new Thread(this::await, "interruption");
  private volatile boolean requested;

  private Interruption() {}

  /** Begins to watch. */
  public static Interruption watch() {
    Interruption interruption = new Interruption();
    try {
      Runtime.getRuntime().addShutdownHook(interruption.hook);
      OPEN.add(interruption);
    } catch (IllegalStateException e) {
      interruption.requested = true; // the process is about to end
    }
    return interruption;
  }

  private void await() {
    Signals.endAtOnceOn("INT"); // Java ignores a second Ctrl-C
    Signals.endAtOnceOn("TERM");
    requested = true;
    awaitEnd();
  }

  private void awaitEnd() {
    try {
      finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether something has to be finished before the process ends. */
  public static boolean isAwaited() {
    return !OPEN.isEmpty();
  }

  /** Waits for all that has to be finished. */
  public static void awaitAll() {
    OPEN.forEach(Interruption::awaitEnd);
  }

  /** Whether the process was asked to end. */
  public boolean requested() {
    return requested;
  }

  /** Lets the process end. */
  @Override
  public void close() {
    finished.countDown();
    OPEN.remove(this);
    if (!requested) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The process began to end just now; the hook will not wait any more.
      }
    }
  }
}
