package org.isomer.spi;

import java.util.OptionalInt;
import java.util.stream.IntStream;

/** A data set whose examples have one class each, or none where nobody has labelled them. */
public interface ClassData extends Labelled<OptionalInt> {
  /** What stands for no label where labels are numbers: in tensors, in digests. */
  int UNLABELLED = -1;

  /** The class of each example; {@link #UNLABELLED} where there is none. */
  static int[] labels(AnnotatedExamples<OptionalInt> examples) {
    return IntStream.range(0, Math.toIntExact(examples.size()))
        .map(i -> examples.annotation(i).orElse(UNLABELLED))
        .toArray();
  }

  /**
   * A data set with its labels; if it brings none, there are no classes and nothing is labelled.
   */
  static ClassData of(Dataset dataset) {
    return dataset instanceof ClassData labelled ? labelled : new Unlabelled(dataset);
  }
}
