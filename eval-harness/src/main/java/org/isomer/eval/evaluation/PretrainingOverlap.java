package org.isomer.eval.evaluation;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.isomer.cli.spi.Console;
import org.isomer.cli.spi.Progress;
import org.isomer.duplicate.DuplicateSearch;
import org.isomer.eval.result.CleanSubset;
import org.isomer.eval.spi.ModelTask;
import org.isomer.eval.spi.Subject;
import org.isomer.eval.spi.Task;
import org.isomer.eval.subject.Contestant;
import org.isomer.examination.Crowd;
import org.isomer.reports.record.Data;
import org.isomer.reports.record.Overlap;
import org.isomer.spi.Dataset;
import org.isomer.spi.Examples;
import org.isomer.spi.Split;

/**
 * Looks for scored examples that pretraining has seen, where both data sets are at hand, once for
 * each two.
 */
public final class PretrainingOverlap {
  private final Console console;
  private final Map<String, Seen> known = new HashMap<>();

  /**
   * What pretraining has seen of the examples that a task scores.
   *
   * @param crowded how many of them were not compared with all that may be near
   */
  record Seen(CleanSubset subset, int crowded) {}

  /** Nobody has looked yet. */
  @Inject
  public PretrainingOverlap(Console console) {
    this.console = console;
  }

  /**
   * What pretraining has seen of the examples that a task scores; empty if nobody can look.
   *
   * @param data what the task scores
   */
  Optional<Seen> of(Task task, Data data, Subject subject, Contestant contestant) {
    return contestant
        .dataset()
        .filter(pretraining -> contestant.pretraining().isPresent())
        .map(
            pretraining ->
                known.computeIfAbsent(
                    pretraining.digest() + data.digest(),
                    digests -> search(scored(task, subject), pretraining)));
  }

  private static Examples scored(Task task, Subject subject) {
    return task instanceof ModelTask own
        ? own.scored(subject)
        : subject.dataset().split(Split.TEST);
  }

  private Seen search(Examples scored, Dataset pretraining) {
    Examples seen = pretraining.split(Split.TRAIN);
    long all = seen.size() + scored.size();
    try (Progress progress = console.progress("near-duplicates", "compared", all, "examples")) {
      DuplicateSearch.Found found = DuplicateSearch.find(scored, seen, progress::advance);
      CleanSubset subset = new CleanSubset(pretraining.title(), seen.size(), found.duplicates());
      progress.outcome(outcome(scored.size(), subset.overlap()));
      return new Seen(subset, found.crowded());
    }
  }

  private static String outcome(long scored, Overlap overlap) {
    long found = overlap.identical() + overlap.near();
    return found == 0
        ? String.format(
            Locale.ROOT,
            "found none of the %,d scored among the %,d of pretraining",
            scored,
            overlap.compared())
        : String.format(
            Locale.ROOT,
            "found %,d of the %,d scored among the %,d of pretraining, %,d the same, %,d nearly",
            found,
            scored,
            overlap.compared(),
            overlap.identical(),
            overlap.near());
  }

  /** The warnings of a result that scores examples that pretraining has seen, or may have. */
  static List<String> warnings(Data data, Seen seen) {
    List<String> warnings = new ArrayList<>();
    Overlap overlap = seen.subset().overlap();
    if (overlap.identical() + overlap.near() > 0) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "%s: pretraining has seen %,d of the %,d test examples: %,d the same, %,d nearly.",
              data.title(),
              overlap.identical() + overlap.near(),
              data.samples(),
              overlap.identical(),
              overlap.near()));
    }
    String crowded = String.format(Locale.ROOT, "%,d test examples", seen.crowded());
    new Crowd(seen.crowded(), data.samples())
        .findings(crowded, "pretraining examples")
        .warnings()
        .forEach(warning -> warnings.add(data.title() + ": " + warning));
    return warnings;
  }
}
