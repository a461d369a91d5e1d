package org.isomer.reports.record;

import java.util.List;

/**
 * What was predicted for one sample.
 *
 * @param id the sample's permanent id in its data set
 * @param truth its class
 * @param predicted the class predicted for it
 * @param top the most likely classes, best first, at most five; empty if the task has no ranking
 * @param score the score of the predicted class, such as its probability
 */
public record Prediction(String id, int truth, int predicted, List<Integer> top, double score) {
  /** Copies the list. */
  public Prediction {
    top = List.copyOf(top);
    if (top.size() > 5) {
      throw new IllegalArgumentException("top has " + top.size() + " classes; at most 5 are kept");
    }
  }

  /** Whether the prediction is right. */
  public boolean correct() {
    return truth == predicted;
  }
}
