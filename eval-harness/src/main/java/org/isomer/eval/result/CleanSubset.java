package org.isomer.eval.result;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.isomer.duplicate.Duplicate;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Overlap;
import org.isomer.reports.record.Prediction;
import org.isomer.reports.record.Scale;
import org.isomer.reports.statistics.Wilson;

/**
 * What pretraining has seen of the scored examples.
 *
 * @param pretraining the title of the data that the model was pretrained on
 * @param compared how many pretraining examples were compared
 * @param duplicates the scored examples with a copy or near-duplicate among them
 */
public record CleanSubset(String pretraining, long compared, List<Duplicate> duplicates) {
  /** The name of the accuracy on the rest in results. */
  public static final String NAME = "accuracy without near-duplicates";

  /** Copies the list. */
  public CleanSubset {
    duplicates = List.copyOf(duplicates);
  }

  /** The counts. */
  public Overlap overlap() {
    long identical = duplicates.stream().filter(Duplicate::identical).count();
    return new Overlap(pretraining, compared, identical, duplicates.size() - identical);
  }

  /**
   * The accuracy on the examples without a duplicate; empty if none has one, or all have.
   *
   * @param predictions of the scored split, in its order
   */
  public Optional<Metric> accuracy(List<Prediction> predictions) {
    Set<Integer> seen = new TreeSet<>();
    duplicates.forEach(duplicate -> seen.add(duplicate.scored()));
    int clean = predictions.size() - seen.size();
    if (seen.isEmpty() || clean == 0) {
      return Optional.empty();
    }
    long right = 0;
    for (int i = 0; i < predictions.size(); i++) {
      right += !seen.contains(i) && predictions.get(i).correct() ? 1 : 0;
    }
    double accuracy = (double) right / clean;
    return Optional.of(
        new Metric(accuracy, Scale.SHARE, Optional.of(Wilson.interval(accuracy, clean)), clean));
  }
}
