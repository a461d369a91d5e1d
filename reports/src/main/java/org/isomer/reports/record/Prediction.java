package org.isomer.reports.record;

import java.util.List;
import java.util.Optional;

/**
 * What was predicted for one sample.
 *
 * @param id the sample's permanent id in its data set
 * @param truth its class
 * @param predicted the class predicted for it
 * @param top the most likely classes, best first, at most five; empty if the task has no ranking
 * @param score the score of the predicted class, such as its probability
 * @param shares the probability of each class, where they are kept
 */
public record Prediction(
    String id,
    int truth,
    int predicted,
    List<Integer> top,
    double score,
    Optional<List<Double>> shares) {
  /** Copies the lists. */
  public Prediction {
    top = List.copyOf(top);
    shares = shares.map(List::copyOf);
    if (top.size() > 5) {
      throw new IllegalArgumentException("top has " + top.size() + " classes; at most 5 are kept");
    }
  }

  /** A prediction without the probabilities of all classes. */
  public Prediction(String id, int truth, int predicted, List<Integer> top, double score) {
    this(id, truth, predicted, top, score, Optional.empty());
  }

  /** Whether the prediction is right. */
  public boolean correct() {
    return truth == predicted;
  }
}
