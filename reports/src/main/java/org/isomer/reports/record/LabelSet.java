package org.isomer.reports.record;

import java.util.List;
import java.util.Optional;

/**
 * What was predicted for one sample that may have any number of classes.
 *
 * @param id the sample's permanent id in its data set
 * @param truth its classes, ascending
 * @param scores the score of every class, in [0, 1]; a class is predicted from 0.5 on
 * @param ignored classes for which the sample is not judged, ascending; absent if there are none
 */
public record LabelSet(
    String id, List<Integer> truth, List<Double> scores, Optional<List<Integer>> ignored) {
  /** Copies the lists. */
  public LabelSet {
    truth = List.copyOf(truth);
    scores = List.copyOf(scores);
    ignored = ignored.map(List::copyOf);
  }

  /** A sample that is judged for every class. */
  public LabelSet(String id, List<Integer> truth, List<Double> scores) {
    this(id, truth, scores, Optional.empty());
  }
}
