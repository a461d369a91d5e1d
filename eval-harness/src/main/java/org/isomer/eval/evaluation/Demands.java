package org.isomer.eval.evaluation;

import java.util.OptionalInt;
import org.isomer.eval.spi.FeatureTask;
import org.isomer.eval.spi.Subject;
import org.isomer.eval.spi.Task;
import org.isomer.spi.ClassData;
import org.isomer.spi.Split;

/** What a task demands before anything is computed. */
final class Demands {
  private Demands() {}

  /**
   * Makes sure that labelled data hold enough for a task.
   *
   * @throws org.isomer.spi.BadInputException if they do not
   */
  static void ofLabels(Task task, ClassData data) {
    task.requireLabels(data);
    if (task instanceof FeatureTask features) {
      features.requireFit(ClassData.labels(data.split(Split.TRAIN)), OptionalInt.empty());
    }
  }

  /**
   * Makes sure that a task can be done with a subject.
   *
   * @throws org.isomer.spi.BadInputException if it cannot
   */
  static void ofSubject(Task task, Subject subject) {
    task.requireSubject(subject);
    if (task instanceof FeatureTask features) {
      features.requireFit(
          ClassData.labels(subject.dataset().split(Split.TRAIN)), OptionalInt.of(subject.dim()));
    }
  }
}
