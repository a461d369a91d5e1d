package org.isomer.data;

import java.util.List;
import org.isomer.tensor.InputSpec;

/** Makes the rows of batches, one after another, on the buffers of one thread. */
public interface RowMaker {
  /** What each view of an example holds. */
  List<InputSpec> specs();

  /**
   * Fills a row: every {@linkplain Batch#view view} and, where there is one, the {@linkplain
   * Batch#labels label}. What comes out depends on the row's example and on the epoch alone.
   */
  void fill(Batch batch, int row);
}
