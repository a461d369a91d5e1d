package org.isomer.eval.spi;

import java.util.List;
import java.util.Optional;
import org.isomer.examination.CutExamples;
import org.isomer.examination.DatasetExamination;
import org.isomer.examination.Examination;
import org.isomer.reports.record.Data;
import org.isomer.spi.Examples;
import org.isomer.spi.Split;
import org.isomer.spi.Step;
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
  default Optional<? extends Examination<?>> examination() {
    return Optional.empty();
  }

  /**
   * The look at how the model reads what is examined, if something can be lost on the way; by
   * default at the subject's data, for a task that takes them.
   */
  default Optional<CutExamples> encoding(Subject subject) {
    List<Step> steps = subject.model().preprocessing();
    return examination().isEmpty() && CutExamples.concerns(steps)
        ? Optional.of(CutExamples.of(subject.dataset(), steps))
        : Optional.empty();
  }

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
