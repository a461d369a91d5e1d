package org.isomer.bench.measure;

import java.util.List;

/** Gives back what a trial has opened. */
public final class Closing {
  private Closing() {}

  /** Closes them in their order. */
  public static void all(List<? extends AutoCloseable> opened) {
    for (AutoCloseable each : opened) {
      try {
        each.close();
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException("graphs, batches and tensors throw nothing checked", e);
      }
    }
  }
}
