package org.isomer.reports.record;

import java.util.List;

/**
 * What was predicted for one sample that may have any number of classes.
 *
 * @param id the sample's permanent id in its data set
 * @param truth its classes, ascending
 * @param scores the score of every class, in [0, 1]; a class is predicted from 0.5 on
 */
public record LabelSet(String id, List<Integer> truth, List<Double> scores) {
  /** Copies the lists. */
  public LabelSet {
    truth = List.copyOf(truth);
    scores = List.copyOf(scores);
  }
}
