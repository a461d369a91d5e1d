package org.isomer.spi;

import java.util.OptionalInt;

/** A data set whose examples have one class each, or none where nobody has labelled them. */
public interface ClassData extends Labelled<OptionalInt> {
  /** What stands for no label where labels are numbers: in tensors, in digests. */
  int UNLABELLED = -1;

  /**
   * A data set with its labels; if it brings none, there are no classes and nothing is labelled.
   */
  static ClassData of(Dataset dataset) {
    return dataset instanceof ClassData labelled ? labelled : new Unlabelled(dataset);
  }
}
