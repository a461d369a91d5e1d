package org.isomer.eval.metric;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How one class (or one label, or the label set of one sample) was predicted against all others.
 *
 * @param truePositives rightly predicted
 * @param falsePositives wrongly predicted
 * @param falseNegatives missed
 */
public record Counts(long truePositives, long falsePositives, long falseNegatives) {
  /** No observation. */
  public static final Counts NONE = new Counts(0, 0, 0);

  /**
   * Counts yes-no answers: of one label over all samples, or of all labels for one sample.
   *
   * @param truth whether each is so
   * @param predicted whether each was predicted to be so
   */
  public static Counts of(boolean[] truth, boolean[] predicted) {
    if (truth.length != predicted.length) {
      throw new IllegalArgumentException(
          "%d true and %d predicted answers".formatted(truth.length, predicted.length));
    }
    long hits = 0;
    long wrong = 0;
    long missed = 0;
    for (int i = 0; i < truth.length; i++) {
      if (truth[i] && predicted[i]) {
        hits++;
      } else if (predicted[i]) {
        wrong++;
      } else if (truth[i]) {
        missed++;
      }
    }
    return new Counts(hits, wrong, missed);
  }

  /**
   * Counts every class against the rest, by class.
   *
   * @param truth the true class of each sample
   * @param predicted the predicted class of each sample
   */
  public static List<Counts> ofClasses(int classes, int[] truth, int[] predicted) {
    if (truth.length != predicted.length) {
      throw new IllegalArgumentException(
          "%d true and %d predicted classes".formatted(truth.length, predicted.length));
    }
    long[] hits = new long[classes];
    long[] supports = new long[classes];
    long[] answers = new long[classes];
    for (int i = 0; i < truth.length; i++) {
      supports[truth[i]]++;
      answers[predicted[i]]++;
      if (truth[i] == predicted[i]) {
        hits[truth[i]]++;
      }
    }
    return IntStream.range(0, classes)
        .mapToObj(c -> new Counts(hits[c], answers[c] - hits[c], supports[c] - hits[c]))
        .toList();
  }

  /** How often the class is the truth. */
  public long support() {
    return truePositives + falseNegatives;
  }

  /** Whether the class occurs in the truth or in the predictions. */
  public boolean occurs() {
    return truePositives + falsePositives + falseNegatives > 0;
  }

  /** The sum of two counts. */
  public Counts plus(Counts other) {
    return new Counts(
        truePositives + other.truePositives,
        falsePositives + other.falsePositives,
        falseNegatives + other.falseNegatives);
  }
}
