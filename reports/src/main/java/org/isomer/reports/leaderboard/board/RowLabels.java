package org.isomer.reports.leaderboard.board;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.isomer.reports.record.Subject;

/**
 * Tells subjects of the same name apart: by framework, loss or other settings, then by seed, else
 * by checkpoint.
 */
public final class RowLabels {
  /** A way to write labels, and how many subjects each label would have. */
  private record Style(Function<Subject, String> label, Map<String, Long> subjects) {
    static Style of(Function<Subject, String> label, List<Subject> subjects) {
      return new Style(
          label, subjects.stream().collect(Collectors.groupingBy(label, Collectors.counting())));
    }
  }

  private final List<Subject> subjects;
  private final Map<Subject, String> names = new HashMap<>();
  private final List<Style> styles;

  /** With the method of each subject, in the order of the rows. */
  public RowLabels(Map<Subject, Method> methods) {
    subjects = List.copyOf(methods.keySet());
    Map<String, List<Method>> byName =
        methods.values().stream().distinct().collect(Collectors.groupingBy(Method::name));
    Map<Method, String> labels = new HashMap<>();
    byName
        .values()
        .forEach(
            namesakes -> {
              List<String> differences = namesakes.get(0).differences(namesakes);
              namesakes.forEach(method -> labels.put(method, method.label(differences)));
            });
    methods.forEach(
        (subject, method) -> names.put(subject, Objects.requireNonNull(labels.get(method))));
    styles =
        Stream.<Function<Subject, String>>of(this::method, this::withSeed, this::withCheckpoint)
            .map(label -> Style.of(label, subjects))
            .toList();
  }

  /** The labels of a board's rows. */
  public static RowLabels of(List<Row> rows) {
    Map<Subject, Method> methods = new LinkedHashMap<>();
    rows.forEach(row -> methods.put(row.subject(), row.method()));
    return new RowLabels(methods);
  }

  /** The subject's name, and what tells its method from others of that name. */
  public String method(Subject subject) {
    return Objects.requireNonNull(names.get(subject));
  }

  /** A label that no other subject has. */
  public String of(Subject subject) {
    for (Style style : styles) {
      String label = style.label().apply(subject);
      if (Objects.requireNonNull(style.subjects().get(label)) == 1) {
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
