package org.isomer.reports.leaderboard;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.isomer.reports.record.Subject;

/**
 * Tells subjects of the same name apart: by framework, loss or other settings, then by seed, else
 * by checkpoint.
 */
final class RowLabels {
  private final List<Subject> subjects;
  private final Map<Subject, String> names = new HashMap<>();

  /** With the method of each subject, in the order of the rows. */
  RowLabels(Map<Subject, Method> methods) {
    subjects = List.copyOf(methods.keySet());
    List<Method> all = List.copyOf(methods.values());
    Map<String, List<String>> differences = new HashMap<>();
    methods.forEach(
        (subject, method) ->
            names.put(
                subject,
                method.label(
                    differences.computeIfAbsent(method.name(), name -> method.differences(all)))));
  }

  /** The labels of a board's rows. */
  static RowLabels of(List<Row> rows) {
    Map<Subject, Method> methods = new LinkedHashMap<>();
    rows.forEach(row -> methods.put(row.subject(), row.method()));
    return new RowLabels(methods);
  }

  /** The subject's name, and what tells its method from others of that name. */
  String method(Subject subject) {
    return Objects.requireNonNull(names.get(subject));
  }

  /** A label that no other subject has. */
  String of(Subject subject) {
    List<Function<Subject, String>> styles =
        List.of(this::method, this::withSeed, this::withCheckpoint);
    for (Function<Subject, String> style : styles) {
      String label = style.apply(subject);
      if (subjects.stream().filter(other -> style.apply(other).equals(label)).count() == 1) {
        return label;
      }
    }
    return withCheckpoint(subject) + ", no. " + (subjects.indexOf(subject) + 1);
  }

  private String withSeed(Subject subject) {
    return method(subject) + subject.seed().map(seed -> ", seed " + seed).orElse("");
  }

  private String withCheckpoint(Subject subject) {
    return withSeed(subject)
        + subject
            .pretraining()
            .map(Subject.Pretraining::checkpoint)
            .map(digest -> ", checkpoint " + digest.substring(0, Math.min(8, digest.length())))
            .orElse("");
  }
}
