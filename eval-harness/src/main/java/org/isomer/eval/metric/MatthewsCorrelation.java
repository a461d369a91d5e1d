package org.isomer.eval.metric;

import java.util.List;

/**
 * Matthews' correlation coefficient for any number of classes (Gorodkin 2004), in [−1, 1]: with s
 * samples, c of them right, t_k of class k and p_k predicted as it,
 *
 * <pre>(c s − Σ t_k p_k) / √((s² − Σ p_k²)(s² − Σ t_k²))</pre>
 *
 * <p>It is 0 where the truth or the predictions are all of one class. torchmetrics says so too,
 * except for two classes: there it gives 1 and −1 if all samples are right or all are wrong, and
 * otherwise a limit that is close to 0.
 */
public final class MatthewsCorrelation {
  private MatthewsCorrelation() {}

  /** The coefficient. */
  public static double of(ConfusionMatrix confusion) {
    return of(confusion.counts());
  }

  /** The coefficient from the counts of every class against the rest. */
  public static double of(List<Counts> counts) {
    // In floating point: the squares of the counts of pixels do not fit into 64 bits.
    double total = 0;
    double correct = 0;
    double expected = 0;
    double truthSquares = 0;
    double predictedSquares = 0;
    for (Counts each : counts) {
      double truth = each.support();
      total += truth;
      correct += each.truePositives();
      double predicted = each.truePositives() + each.falsePositives();
      expected += truth * predicted;
      truthSquares += truth * truth;
      predictedSquares += predicted * predicted;
    }
    double variances = (total * total - predictedSquares) * (total * total - truthSquares);
    double covariance = correct * total - expected;
    return variances == 0 ? 0 : covariance / Math.sqrt(variances);
  }
}
