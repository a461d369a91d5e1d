package org.isomer.eval.metric;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether predictions are right as often as they are confident: the confidences of the predicted
 * classes (top-label) in bins of equal width.
 *
 * @param bins in the order of confidence
 */
public record Calibration(List<CalibrationBin> bins) {
  /** The number of bins in the tables of Guo et al. 2017. */
  public static final int BINS = 15;

  /** Copies the list. */
  public Calibration {
    bins = List.copyOf(bins);
  }

  /** Which bin a confidence on an edge belongs to. */
  public enum Edges {
    /** The lower one, as in Guo et al. 2017; 0 belongs to the first bin. The default. */
    CLOSED_ABOVE,
    /** The upper one, and 1 is a bin of its own, as in torchmetrics. */
    CLOSED_BELOW
  }

  /**
   * Sorts predictions into bins.
   *
   * @param bins how many; bin i reaches from i/bins to (i + 1)/bins
   * @param confidences of the predicted classes, in [0, 1]
   * @param correct whether each prediction is right
   */
  public static Calibration of(int bins, Edges edges, double[] confidences, boolean[] correct) {
    if (confidences.length != correct.length) {
      throw new IllegalArgumentException(
          "%d confidences of %d predictions".formatted(confidences.length, correct.length));
    }
    int size = edges == Edges.CLOSED_BELOW ? bins + 1 : bins;
    long[] counts = new long[size];
    long[] hits = new long[size];
    double[] sums = new double[size];
    for (int i = 0; i < confidences.length; i++) {
      int bin = bin(bins, edges, confidences[i]);
      counts[bin]++;
      hits[bin] += correct[i] ? 1 : 0;
      sums[bin] += confidences[i];
    }
    List<CalibrationBin> filled = new ArrayList<>(size);
    for (int bin = 0; bin < size; bin++) {
      filled.add(new CalibrationBin(counts[bin], hits[bin], sums[bin]));
    }
    return new Calibration(filled);
  }

  /**
   * The expected calibration error (ECE, Naeini et al. 2015): Σ n_b/n |accuracy − confidence| over
   * the bins b, in [0, 1]; not a number without predictions.
   */
  public double expectedError() {
    double sum = 0;
    long total = 0;
    for (CalibrationBin bin : bins) {
      sum += bin.count() * bin.gap();
      total += bin.count();
    }
    return sum / total;
  }

  /** The maximum calibration error (MCE): the greatest gap of a bin, in [0, 1]. */
  public double maximumError() {
    return bins.stream().mapToDouble(CalibrationBin::gap).max().orElse(0);
  }

  private static int bin(int bins, Edges edges, double confidence) {
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("a confidence of " + confidence);
    }
    // The product may be rounded across an edge, so the edges themselves decide.
    int bin = (int) (confidence * bins);
    if (edges == Edges.CLOSED_BELOW) {
      while (edge(bin, bins) > confidence) {
        bin--;
      }
      while (bin < bins && edge(bin + 1, bins) <= confidence) {
        bin++;
      }
      return bin;
    }
    while (bin > 0 && edge(bin, bins) >= confidence) {
      bin--;
    }
    while (edge(bin + 1, bins) < confidence) {
      bin++;
    }
    return bin;
  }

  private static double edge(int index, int bins) {
    return (double) index / bins;
  }
}
