package org.isomer.eval.metric;

/**
 * Precision and recall of ranges of moments (Tatbul et al., "Precision and recall for time series",
 * 2018). A range is a longest row of anomalous moments of one recording.
 *
 * <p>The precision is the mean over the answered ranges P of {@code γ·|P ∩ true| / |P|}, and the
 * recall the mean over the true ranges R of {@code ½·[R is hit] + ½·γ·|R ∩ answered| / |R|}, where
 * γ is one over the number of ranges of the other kind that it meets, and 1 if it meets none: the
 * paper's α = 0 and α = ½, flat positional bias, and reciprocal cardinality. A mean over no range
 * is 0. There is no point adjustment, which counts a whole true range as found for one hit.
 *
 * @param precision in [0, 1]
 * @param recall in [0, 1]
 */
public record RangeScore(double precision, double recall) {
  private static final double EXISTENCE = 0.5;

  /** The harmonic mean of both; 0 if both are 0. */
  public double f1() {
    return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
  }

  /**
   * Scores answers.
   *
   * @param truth whether each moment belongs to an anomaly
   * @param answers whether each is held to
   * @param begins whether each is the first of a recording
   */
  public static RangeScore of(boolean[] truth, boolean[] answers, boolean[] begins) {
    return new RangeScore(mean(answers, truth, begins, 0), mean(truth, answers, begins, EXISTENCE));
  }

  private static double mean(
      boolean[] ranges, boolean[] others, boolean[] begins, double existence) {
    double sum = 0;
    int count = 0;
    int at = 0;
    while (at < ranges.length) {
      if (!ranges[at]) {
        at++;
        continue;
      }
      int start = at;
      int shared = 0;
      int met = 0;
      do {
        boolean goesOn = at > start && others[at - 1];
        shared += others[at] ? 1 : 0;
        met += others[at] && !goesOn ? 1 : 0;
        at++;
      } while (at < ranges.length && ranges[at] && !begins[at]);
      double overlap = (double) shared / (at - start) / Math.max(1, met);
      sum += existence * (met > 0 ? 1 : 0) + (1 - existence) * overlap;
      count++;
    }
    return count == 0 ? 0 : sum / count;
  }
}
