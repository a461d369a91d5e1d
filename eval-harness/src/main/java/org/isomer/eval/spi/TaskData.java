package org.isomer.eval.spi;

import org.isomer.spi.Choice;
import org.jspecify.annotations.Nullable;

/**
 * The data that a task brings, opened when they are first asked for, and once.
 *
 * @param <D> their kind
 */
public final class TaskData<D> {
  private final Choice<D> choice;
  private @Nullable D opened;

  /** Data that a task's configuration chose. */
  public TaskData(Choice<D> choice) {
    this.choice = choice;
  }

  /**
   * The data.
   *
   * @throws org.isomer.spi.BadInputException if they are missing or corrupt
   */
  public synchronized D get() {
    D data = opened;
    if (data == null) {
      data = choice.create();
      opened = data;
    }
    return data;
  }
}
