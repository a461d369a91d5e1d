package org.isomer.eval.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.cli.spi.Console;
import org.isomer.eval.spi.ImageExamination;
import org.isomer.eval.spi.ModelTask;
import org.isomer.eval.spi.Subject;
import org.isomer.eval.spi.Task;
import org.isomer.examination.DatasetExamination;
import org.isomer.examination.Examination;
import org.isomer.examination.Examiner;
import org.isomer.examination.Use;
import org.isomer.spi.Findings;

/**
 * Looks at the data of tasks before anything is trained or measured, and prints what there is, once
 * for each data set and use. What is found holds for every model that is judged by the data, so the
 * evaluations of one verb share it.
 */
final class TaskExaminations {
  private final Examiner examiner;
  private final Map<String, Findings> known = new HashMap<>();

  TaskExaminations(Console console) {
    examiner = new Examiner(console);
  }

  /**
   * What is doubtful about the data of a task.
   *
   * @throws org.isomer.spi.BadInputException if the data cannot be read, or a number measured on
   *     them would mean nothing
   */
  List<String> warnings(Task task, Subject subject) {
    Examination<?> examination = examination(task, subject);
    String key = examination.getClass().getName() + " " + examination.digest();
    Findings findings = known.get(key);
    if (findings == null) {
      findings = examiner.examine(examination);
      known.put(key, findings);
    }
    return findings.warnings();
  }

  private static Examination<?> examination(Task task, Subject subject) {
    Optional<ImageExamination<?>> own = images(task);
    return own.isPresent()
        ? own.get()
        : new DatasetExamination(subject.dataset(), Use.CLASSIFICATION);
  }

  /** The look at the images that a task brings; empty if it brings none. */
  static Optional<ImageExamination<?>> images(Task task) {
    return task instanceof ModelTask dense ? dense.examination() : Optional.empty();
  }
}
