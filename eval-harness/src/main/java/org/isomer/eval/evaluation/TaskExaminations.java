package org.isomer.eval.evaluation;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.isomer.eval.model.RawInputs;
import org.isomer.eval.spi.Subject;
import org.isomer.eval.spi.Task;
import org.isomer.examination.ClassExamination;
import org.isomer.examination.Examination;
import org.isomer.examination.Examiner;
import org.isomer.file.Sha256;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Findings;

/**
 * Looks at the data of tasks before anything is trained or measured, and prints what there is, once
 * for each data set and use. What is found holds for every model that is judged by the data, so the
 * evaluations of one verb share it.
 */
public final class TaskExaminations {
  private final Examiner examiner;
  private final Map<Asked, Findings> known = new HashMap<>();
  private final Map<String, Findings> said = new HashMap<>();

  /** Nothing is known yet. */
  @Inject
  public TaskExaminations(Examiner examiner) {
    this.examiner = examiner;
  }

  /** A task with its name, and the subject that it is to judge. */
  record Look(String name, Task task, Subject subject) {}

  /**
   * What one task asks of data.
   *
   * @param data the key of the data and their use; two tasks of one name may still ask for
   *     different things, such as other scores or a longer horizon
   */
  private record Asked(Task task, String data) {}

  /**
   * Looks at the data of tasks, for each task by what it asks of them; what was said of the data
   * for another is not said again. Data sets of one title are told apart by the names of their
   * tasks and their digests.
   *
   * @throws org.isomer.spi.BadInputException if data cannot be read, or a number measured on them
   *     would mean nothing
   */
  void look(List<Look> looks) {
    Map<Asked, Examination<?>> examinations = new LinkedHashMap<>();
    Map<String, Set<String>> users = new HashMap<>();
    Map<String, Set<String>> ofTitle = new HashMap<>();
    for (Look look : looks) {
      for (Examination<?> examination : examinations(look.task(), look.subject())) {
        String key = key(examination);
        examinations.put(new Asked(look.task(), key), examination);
        users.computeIfAbsent(key, each -> new LinkedHashSet<>()).add(look.name());
        ofTitle.computeIfAbsent(examination.title(), each -> new HashSet<>()).add(key);
      }
    }
    examinations.forEach(
        (asked, examination) -> {
          if (known.containsKey(asked)) {
            return;
          }
          String key = asked.data();
          boolean unique = ofTitle.getOrDefault(examination.title(), Set.of()).size() == 1;
          List<String> shown = new ArrayList<>();
          if (!unique) {
            shown.addAll(users.getOrDefault(key, Set.of()));
            // Tasks may share a name too.
            shown.add("SHA-256 " + Sha256.brief(examination.digest()));
          }
          Findings before = said.getOrDefault(key, Findings.NONE);
          Findings found = examiner.examine(examination, shown, before);
          known.put(asked, found);
          said.put(key, before.and(found));
        });
    looks.forEach(look -> requireOneSize(look.task(), look.subject()));
  }

  /** Nothing brings raw images to one size, and a task needs as many numbers of each. */
  private void requireOneSize(Task task, Subject subject) {
    if (subject.model() instanceof RawInputs raw && task.examination().isEmpty()) {
      ClassExamination data = new ClassExamination(subject.dataset(), task.use());
      examiner
          .counted(data)
          .severalSizes()
          .ifPresent(
              sizes -> {
                throw new BadInputException(
                    "%s: the images of %s are not of one size, but %s, so that they cannot be compared as they are. Choose --representation untrained for something to compare with, or bring all images to one size."
                        .formatted(raw.name(), data.title(), sizes.text()));
              });
    }
  }

  /** What is doubtful about the data of a task that was among those looked at. */
  List<String> warnings(Task task, Subject subject) {
    return examinations(task, subject).stream()
        .flatMap(
            each ->
                Objects.requireNonNull(known.get(new Asked(task, key(each)))).warnings().stream())
        .toList();
  }

  private static String key(Examination<?> examination) {
    return String.join(
        " ", examination.getClass().getName(), examination.purpose(), examination.digest());
  }

  /** Of the data, and of how the model reads them. */
  private static List<Examination<?>> examinations(Task task, Subject subject) {
    List<Examination<?>> all = new ArrayList<>();
    Optional<? extends Examination<?>> own = task.examination();
    all.add(own.isPresent() ? own.get() : new ClassExamination(subject.dataset(), task.use()));
    task.encoding(subject).ifPresent(all::add);
    return all;
  }
}
