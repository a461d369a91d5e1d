package org.isomer.eval.metric;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The area under the ROC curve (AUROC) as a count: of all pairs of a positive and a negative
 * sample, how often the positive one has the greater score. That is the area under the trapezoids
 * of the curve, exactly, ties included (Hanley and McNeil 1982).
 *
 * @param halfWins twice the number of pairs won, where a tie is half a win
 * @param positives the number of positive samples
 * @param negatives the number of negative samples
 */
public record RocArea(long halfWins, long positives, long negatives) {
  /**
   * Counts.
   *
   * @param scores greater for what is more likely positive; in any unit
   * @param truth whether each sample is positive
   */
  public static RocArea of(double[] scores, boolean[] truth) {
    if (scores.length != truth.length) {
      throw new IllegalArgumentException(
          "%d scores, %d true answers".formatted(scores.length, truth.length));
    }
    double[] positive = sorted(scores, truth, true);
    double[] negative = sorted(scores, truth, false);
    long halfWins = 0;
    int below = 0;
    int notAbove = 0;
    for (double score : positive) {
      while (below < negative.length && negative[below] < score) {
        below++;
      }
      notAbove = Math.max(notAbove, below);
      while (notAbove < negative.length && negative[notAbove] <= score) {
        notAbove++;
      }
      halfWins += below + notAbove;
    }
    return new RocArea(halfWins, positive.length, negative.length);
  }

  /**
   * Every class against the rest, by class.
   *
   * @param scores of each class, for each sample: (samples, classes)
   * @param truth the true class of each sample
   */
  public static List<RocArea> oneVersusRest(int classes, double[][] scores, int[] truth) {
    return IntStream.range(0, classes)
        .parallel()
        .mapToObj(
            label -> {
              boolean[] positive = new boolean[truth.length];
              for (int i = 0; i < truth.length; i++) {
                positive[i] = truth[i] == label;
              }
              return of(Arrays.stream(scores).mapToDouble(s -> s[label]).toArray(), positive);
            })
        .toList();
  }

  /**
   * The area in [0, 1].
   *
   * @param absent its value if there are no positive or no negative samples. For scikit-learn that
   *     is not a number, and an error among several classes; for torchmetrics it is 0
   */
  public double value(ZeroDivision absent) {
    return positives == 0 || negatives == 0
        ? absent.value()
        : halfWins / (2.0 * positives * negatives);
  }

  /**
   * The mean area of several classes; not a number if none is left.
   *
   * @param areas by class
   * @param bySupport whether a class weighs as much as it has positive samples, or all the same
   * @param absent as for {@link #value}
   */
  public static double mean(List<RocArea> areas, boolean bySupport, ZeroDivision absent) {
    double sum = 0;
    double weights = 0;
    for (RocArea area : areas) {
      double value = area.value(absent);
      if (!Double.isNaN(value)) {
        double weight = bySupport ? area.positives : 1;
        sum += weight * value;
        weights += weight;
      }
    }
    return sum / weights;
  }

  private static double[] sorted(double[] scores, boolean[] truth, boolean wanted) {
    double[] chosen =
        IntStream.range(0, scores.length)
            .filter(i -> truth[i] == wanted)
            .mapToDouble(i -> scores[i])
            .sorted()
            .toArray();
    // Sorting puts what is not a number last.
    if (chosen.length > 0 && Double.isNaN(chosen[chosen.length - 1])) {
      throw new IllegalArgumentException("a score is not a number");
    }
    return chosen;
  }
}
