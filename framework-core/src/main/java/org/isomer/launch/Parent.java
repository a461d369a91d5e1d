package org.isomer.launch;

import java.util.concurrent.CompletableFuture;
import org.isomer.cli.spi.Signals;

/** What has started this process, where it is to end with it. */
public final class Parent {
  static final String PROPERTY = "isomer.launched-by";

  private Parent() {}

  /** From now on this process is asked to end when the launch that has started it is gone. */
  public static void endWith() {
    long pid = Long.getLong(PROPERTY, 0);
    if (pid != 0) {
      CompletableFuture<?> gone =
          ProcessHandle.of(pid)
              .<CompletableFuture<?>>map(ProcessHandle::onExit)
              .orElseGet(() -> CompletableFuture.completedFuture(null));
      CompletableFuture<Void> unused = gone.thenRun(Signals::terminate);
    }
  }
}
