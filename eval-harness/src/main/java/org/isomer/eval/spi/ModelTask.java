package org.isomer.eval.spi;

import java.util.Optional;
import org.isomer.examination.DatasetExamination;
import org.isomer.reports.record.Data;
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
   * The look at the data that the task brings, which is taken before anything is trained; empty if
   * it takes the subject's data.
   */
  default Optional<DatasetExamination<?>> examination() {
    return Optional.empty();
  }

  /**
   * Measures. Whatever is chosen is chosen on validation data.
   *
   * @throws org.isomer.spi.BadInputException if the model cannot do this task
   */
  Outcome measure(Subject subject);
}
