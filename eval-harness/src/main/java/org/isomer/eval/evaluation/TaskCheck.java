package org.isomer.eval.evaluation;

import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.isomer.data.Datasets;
import org.isomer.eval.result.FurtherMetrics;
import org.isomer.eval.spi.PredictionMetric;
import org.isomer.eval.spi.Task;
import org.isomer.eval.subject.LabelledSubject;
import org.isomer.eval.suite.NamedTask;
import org.isomer.examination.ClassExamination;
import org.isomer.examination.Examination;
import org.isomer.examination.Examiner;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.ClassData;

/** Looks at tasks without a model: what can be said of them before there is one to judge. */
public final class TaskCheck {
  private final Datasets datasets;
  private final Examiner examiner;
  private final Set<String> examined = new HashSet<>();

  /** Nothing was looked at so far. */
  @Inject
  public TaskCheck(Datasets datasets, Examiner examiner) {
    this.datasets = datasets;
    this.examiner = examiner;
  }

  /**
   * Makes sure that the further metrics are defined for what a task predicts.
   *
   * @throws BadInputException if not
   */
  static void requireMetrics(NamedTask named, Task task) {
    List<PredictionMetric> metrics =
        named.file().metrics().stream().<PredictionMetric>map(Choice::create).toList();
    try {
      FurtherMetrics.check(metrics, task.predicts());
    } catch (BadInputException e) {
      throw new BadInputException("task %s: %s".formatted(named.name(), e.getMessage()), e);
    }
  }

  /**
   * Checks a task, and examines the data that it brings; the same data only once for each use.
   *
   * @return whether it brings data, and does not take those of the run that it judges
   * @throws BadInputException if the task cannot be done
   */
  public boolean check(NamedTask named) {
    Task task = named.file().task().open(datasets.index());
    requireMetrics(named, task);
    Optional<? extends Examination<?>> own = task.examination();
    Optional<Examination<?>> examination =
        own.isPresent()
            ? Optional.of(own.get())
            : named
                .file()
                .dataset()
                .map(
                    chosen -> {
                      ClassData data =
                          LabelledSubject.labelled(named.name(), datasets.open(chosen));
                      Demands.ofLabels(task, data);
                      return new ClassExamination(data, task.use());
                    });
    examination
        .filter(each -> examined.add(each.getClass() + each.purpose() + each.digest()))
        .ifPresent(examiner::examine);
    return examination.isPresent();
  }
}
