package org.isomer.eval.spi;

import java.util.List;

/**
 * What was tried and what was chosen.
 *
 * @param criterion what the candidates were compared by
 * @param candidates in the order in which they were tried
 * @param chosen the position of the chosen one
 */
public record Selection(Criterion criterion, List<Candidate> candidates, int chosen) {
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
    return best(Criterion.VALIDATION_ACCURACY, candidates);
  }

  /** Chooses the best candidate, the first of those that are equal up to rounding. */
  public static Selection best(Criterion criterion, List<Candidate> candidates) {
    int best = criterion.scale().best(candidates.stream().map(Candidate::score).toList());
    return new Selection(criterion, candidates, best);
  }

  /** The chosen candidate. */
  public Candidate winner() {
    return candidates.get(chosen);
  }

  /** The record of this selection. */
  public org.isomer.reports.record.Selection stored() {
    return org.isomer.reports.record.Selection.of(
        criterion.split(),
        criterion.metric(),
        criterion.scale(),
        candidates.stream().map(Candidate::options).toList(),
        candidates.stream().map(Candidate::score).toList(),
        chosen);
  }
}
