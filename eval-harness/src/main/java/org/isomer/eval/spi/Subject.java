package org.isomer.eval.spi;

import org.isomer.cli.spi.Console;
import org.isomer.spi.ClassData;

/** A model with what its evaluation may use. */
public interface Subject {
  /** What is judged. */
  Model model();

  /**
   * The labelled data for tasks on feature vectors.
   *
   * @throws org.isomer.spi.BadInputException if there is none
   */
  ClassData dataset();

  /** The length of a feature vector. */
  default int dim() {
    return features().train().features().dim();
  }

  /** The features of the data set's splits, computed on first use. */
  Splits features();

  /** Threads of one TensorFlow operation and of workers; the same number gives the same bits. */
  int threads();

  /** Where progress is shown. */
  Console console();

  /** Says what turns out to be doubtful while it is measured, a sentence; the result keeps it. */
  default void doubt(String warning) {
    console().warn(warning);
  }
}
