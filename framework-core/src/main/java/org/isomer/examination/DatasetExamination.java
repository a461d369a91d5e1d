package org.isomer.examination;

import java.util.Arrays;
import org.isomer.spi.Dataset;
import org.isomer.spi.Split;

/**
 * A look at all examples of a data set and at what is annotated.
 *
 * @param <C> what is counted
 */
public interface DatasetExamination<C extends Record> extends Examination<C> {
  /** What is looked at. */
  Dataset data();

  @Override
  default String title() {
    return data().title();
  }

  @Override
  default String digest() {
    return data().digest();
  }

  @Override
  default long examples() {
    return Arrays.stream(Split.values()).mapToLong(split -> data().split(split).size()).sum();
  }
}
