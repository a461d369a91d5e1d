package org.isomer.eval.spi;

import java.util.ArrayList;
import java.util.List;
import org.isomer.reports.record.Scale;

/**
 * What was tried on the validation split and what was chosen there.
 *
 * @param candidates in the order in which they were tried
 * @param chosen the position of the chosen one
 */
public record Selection(List<Candidate> candidates, int chosen) {
  /** Copies the list. */
  public Selection {
    candidates = List.copyOf(candidates);
    if (chosen < 0 || chosen >= candidates.size()) {
      throw new IllegalArgumentException(
          "chosen %d of %d candidates".formatted(chosen, candidates.size()));
    }
  }

  /** Chooses the candidate with the highest validation accuracy, the first of equals. */
  public static Selection best(List<Candidate> candidates) {
    int best = 0;
    for (int i = 1; i < candidates.size(); i++) {
      if (candidates.get(i).validationAccuracy() > candidates.get(best).validationAccuracy()) {
        best = i;
      }
    }
    return new Selection(candidates, best);
  }

  /** The chosen candidate. */
  public Candidate winner() {
    return candidates.get(chosen);
  }

  /** The record of this selection. */
  public org.isomer.reports.record.Selection stored() {
    List<org.isomer.reports.record.Selection.Trial> trials = new ArrayList<>();
    for (Candidate candidate : candidates) {
      trials.add(
          new org.isomer.reports.record.Selection.Trial(
              candidate.options(), candidate.validationAccuracy(), trials.size() == chosen));
    }
    return new org.isomer.reports.record.Selection("validation", "accuracy", Scale.SHARE, trials);
  }
}
