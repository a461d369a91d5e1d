package org.isomer.eval.reliability;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.isomer.eval.reliability.Disturbance.Sort;
import org.isomer.eval.reliability.Trial.Verdict;

/** Trials, counted by verb and by what was done. */
final class KillTable {
  private KillTable() {}

  /** A table in Markdown. */
  static String of(List<Trial> trials) {
    Map<String, Map<Sort, List<Trial>>> groups = new LinkedHashMap<>();
    for (Trial trial : trials) {
      groups
          .computeIfAbsent(trial.verb(), verb -> new LinkedHashMap<>())
          .merge(trial.disturbance().sort(), List.of(trial), KillTable::both);
    }
    StringBuilder table =
        new StringBuilder(
            """
            | verb | what was done | times | the same bits | lost | wrong | refused | unsaid |
            |---|---|---:|---:|---:|---:|---:|---:|
            """);
    groups.forEach(
        (verb, sorts) ->
            sorts.forEach((sort, group) -> table.append(row(verb, sort.words(), group))));
    return table.append(row("all", "", trials)).toString();
  }

  private static List<Trial> both(List<Trial> one, List<Trial> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }

  private static String row(String verb, String done, List<Trial> trials) {
    return "| %s | %s | %d | %d | %d | %d | %d | %d |\n"
        .formatted(
            verb,
            done,
            trials.stream().filter(Trial::disturbed).count(),
            count(trials, Verdict.SAME),
            count(trials, Verdict.LOST),
            count(trials, Verdict.WRONG),
            count(trials, Verdict.REFUSED),
            count(trials, Verdict.UNSAID));
  }

  private static long count(List<Trial> trials, Verdict verdict) {
    return trials.stream().filter(trial -> trial.verdict() == verdict).count();
  }
}
