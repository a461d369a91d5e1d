package org.isomer.spi;

import org.isomer.tensor.InputSpec;
import org.isomer.tensor.Rows;

/** An example that an encoder can read: the end of every pipeline. */
public interface Encodable extends Example {
  /** What it holds now. All examples of a batch need one spec. */
  InputSpec spec();

  /**
   * Writes its tensors into a row.
   *
   * @param rows of this example's {@link #spec()}
   */
  void layInto(Rows rows, int row);

  /** Whether a part of the example was left out because there was no room for it. */
  default boolean isCut() {
    return false;
  }

  /**
   * Whether the encoder learns little or nothing from it: most of it is what its vocabulary does
   * not know, or there is nothing in it.
   */
  default boolean isUnknown() {
    return false;
  }
}
