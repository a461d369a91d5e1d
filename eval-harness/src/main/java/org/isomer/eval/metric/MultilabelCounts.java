package org.isomer.eval.metric;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Predicted sets of labels against the true sets. The micro, macro and weighted averages run over
 * {@link #labels}; scikit-learn's samples average is {@link Average#MACRO} over {@link #samples}.
 *
 * <p>A label that never occurs stays part of the macro average in scikit-learn and, unlike for
 * single-label data, in torchmetrics too; {@link ZeroDivision} says with which value.
 *
 * @param labels each label over all samples, by label
 * @param samples all labels of each sample, by sample
 */
public record MultilabelCounts(List<Counts> labels, List<Counts> samples) {
  /** Copies the lists. */
  public MultilabelCounts {
    labels = List.copyOf(labels);
    samples = List.copyOf(samples);
  }

  /**
   * Counts.
   *
   * @param labels the number of labels
   * @param truth whether each sample has each label: (samples, labels)
   * @param predicted whether it was predicted to have it, alike
   */
  public static MultilabelCounts of(int labels, boolean[][] truth, boolean[][] predicted) {
    if (truth.length != predicted.length) {
      throw new IllegalArgumentException(
          "true labels of %d samples, predicted ones of %d"
              .formatted(truth.length, predicted.length));
    }
    return new MultilabelCounts(
        IntStream.range(0, labels)
            .mapToObj(label -> Counts.of(column(truth, label), column(predicted, label)))
            .toList(),
        IntStream.range(0, truth.length)
            .mapToObj(sample -> Counts.of(truth[sample], predicted[sample]))
            .toList());
  }

  /** The fraction of samples whose whole set is right; not a number without samples. */
  public double subsetAccuracy() {
    return (double) samples.stream().filter(sample -> wrong(sample) == 0).count() / samples.size();
  }

  /** The Hamming loss, the fraction of wrong answers; not a number without answers. */
  public double hammingLoss() {
    long wrong = samples.stream().mapToLong(MultilabelCounts::wrong).sum();
    return (double) wrong / ((long) samples.size() * labels.size());
  }

  private static long wrong(Counts counts) {
    return counts.falsePositives() + counts.falseNegatives();
  }

  private static boolean[] column(boolean[][] rows, int column) {
    boolean[] values = new boolean[rows.length];
    for (int row = 0; row < rows.length; row++) {
      values[row] = rows[row][column];
    }
    return values;
  }
}
