package org.isomer.eval.spi;

import java.util.Arrays;
import org.isomer.examination.Examination;
import org.isomer.spi.Split;

/**
 * A look at all images of a task and their annotations, before anything is trained on them.
 *
 * @param <C> what is counted
 */
public interface ImageExamination<C extends Record> extends Examination<C> {
  /** What is looked at. */
  ImageData data();

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
    return Arrays.stream(Split.values()).mapToLong(data()::size).sum();
  }
}
