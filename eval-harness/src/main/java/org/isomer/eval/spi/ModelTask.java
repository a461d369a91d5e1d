package org.isomer.eval.spi;

import org.isomer.examination.DatasetExamination;
import org.isomer.reports.record.Data;
import org.isomer.spi.Examples;
import org.isomer.spi.Split;
import org.isomer.tensor.InputSpec;

/**
 * A task that uses the model itself: builds a head on its feature maps, or trains it further. It
 * brings its own data or takes the subject's, and scores its own predictions.
 */
public non-sealed interface ModelTask extends Task {
  /** What is scored. */
  Data data(Subject subject);

  /** What one example holds as the model sees it. */
  InputSpec input(Subject subject);

  /**
   * The examples among which those are looked for that pretraining has seen: at most as many as
   * {@link #data} says that are scored. By default the test split of the data set that the task
   * brings and examines, or else of the subject's.
   */
  default Examples scored(Subject subject) {
    return examination().orElse(null) instanceof DatasetExamination<?> own
        ? own.data().split(Split.TEST)
        : subject.dataset().split(Split.TEST);
  }

  /**
   * Measures. Whatever is chosen is chosen on validation data.
   *
   * @throws org.isomer.spi.BadInputException if the model cannot do this task
   */
  Outcome measure(Subject subject);
}
