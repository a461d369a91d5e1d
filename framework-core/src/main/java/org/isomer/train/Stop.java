package org.isomer.train;

import java.util.function.BooleanSupplier;
import org.isomer.cli.spi.Interruption;
import org.jspecify.annotations.Nullable;

/**
 * Whether the user asks to stop. The process waits for the end of training from the first step on;
 * what comes before writes nothing that could be lost.
 */
final class Stop implements BooleanSupplier, AutoCloseable {
  private volatile @Nullable Interruption interruption;

  /** Whether training is asking: its record then holds on what terms it goes on. */
  boolean watches() {
    return interruption != null;
  }

  @Override
  public boolean getAsBoolean() {
    Interruption watched = interruption;
    if (watched == null) {
      watched = Interruption.watch();
      interruption = watched;
    }
    return watched.requested();
  }

  @Override
  public void close() {
    Interruption watched = interruption;
    if (watched != null) {
      watched.close();
    }
  }
}
