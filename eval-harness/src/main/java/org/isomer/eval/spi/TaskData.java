package org.isomer.eval.spi;

import org.isomer.reports.record.Data;
import org.isomer.spi.Choice;
import org.isomer.spi.FileIndex;
import org.isomer.spi.Labelled;
import org.isomer.spi.Split;
import org.jspecify.annotations.Nullable;

/**
 * The data that a task brings, opened when they are first asked for, and once.
 *
 * @param <D> their kind
 */
public final class TaskData<D> {
  private final Choice<D> choice;
  private final FileIndex index;
  private @Nullable D opened;

  /** Data that a task's configuration chose, of whose files nothing is known. */
  public TaskData(Choice<D> choice) {
    this(choice, FileIndex.NONE);
  }

  /**
   * Data that a task's configuration chose.
   *
   * @param index what is known of their files
   */
  public TaskData(Choice<D> choice, FileIndex index) {
    this.choice = choice;
    this.index = index;
  }

  /**
   * The data.
   *
   * @throws org.isomer.spi.BadInputException if they are missing or corrupt
   */
  public synchronized D get() {
    D data = opened;
    if (data == null) {
      data = choice.open(index);
      opened = data;
    }
    return data;
  }

  /** What a result says of the examples that it is measured on. */
  public static Data testSplit(Labelled<?> data) {
    return new Data(
        data.title(), data.digest(), "test", data.split(Split.TEST).size(), data.classes());
  }
}
