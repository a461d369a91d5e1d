package org.isomer.eval.spi;

import java.util.List;
import java.util.Optional;
import org.isomer.examination.CutExamples;
import org.isomer.examination.Examination;
import org.isomer.examination.Use;
import org.isomer.reports.record.PredictionKind;
import org.isomer.spi.ClassData;
import org.isomer.spi.Step;

/** What is measured and how. Stateless. */
public sealed interface Task permits FeatureTask, ModelTask {
  /** What reports print above its numbers, a few words such as {@code linear probe}. */
  String title();

  /** What it predicts for a sample, which decides the metrics that a task file can ask for. */
  PredictionKind predicts();

  /** What the subject's data are used for, by a task that brings none. */
  default Use use() {
    return Use.CLASSIFICATION;
  }

  /**
   * The look at the data that the task brings, which is taken before anything is trained; empty if
   * it takes the subject's data, as every {@link FeatureTask} does.
   */
  default Optional<? extends Examination<?>> examination() {
    return Optional.empty();
  }

  /**
   * Makes sure, before anything is computed, that labelled data hold enough labels; never called of
   * a task that brings data of its own.
   *
   * @throws org.isomer.spi.BadInputException if they do not
   */
  default void requireLabels(ClassData data) {}

  /**
   * What is doubtful about measuring it with these labelled data, a sentence each, which is printed
   * and kept with the result; never asked of a task that brings data of its own.
   */
  default List<String> doubts(ClassData data) {
    return List.of();
  }

  /**
   * Makes sure, before anything is computed, that it can be done with a subject whose data have
   * been examined. May open the model and read an example, but not more.
   *
   * @throws org.isomer.spi.BadInputException if it cannot
   */
  default void requireSubject(Subject subject) {}

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
}
