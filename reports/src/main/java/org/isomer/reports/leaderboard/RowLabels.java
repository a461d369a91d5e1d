package org.isomer.reports.leaderboard;

import java.util.List;
import java.util.function.Function;
import org.isomer.reports.record.Subject;

/** Tells subjects of the same name apart: by seed, else by checkpoint. */
final class RowLabels {
  private final List<Subject> subjects;

  RowLabels(List<Subject> subjects) {
    this.subjects = subjects;
  }

  String of(Subject subject) {
    List<Function<Subject, String>> styles =
        List.of(Subject::name, RowLabels::withSeed, RowLabels::withCheckpoint);
    for (Function<Subject, String> style : styles) {
      String label = style.apply(subject);
      if (subjects.stream().filter(other -> style.apply(other).equals(label)).count() == 1) {
        return label;
      }
    }
    return withCheckpoint(subject) + ", no. " + (subjects.indexOf(subject) + 1);
  }

  private static String withSeed(Subject subject) {
    return subject.name() + subject.seed().map(seed -> ", seed " + seed).orElse("");
  }

  private static String withCheckpoint(Subject subject) {
    return withSeed(subject)
        + subject
            .pretraining()
            .map(Subject.Pretraining::checkpoint)
            .map(digest -> ", checkpoint " + digest.substring(0, Math.min(8, digest.length())))
            .orElse("");
  }
}
