package org.isomer.eval.metric;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * One ranking by the relevance of what it ranks, as trec_eval judges it (m_ndcg_cut, m_recall,
 * m_map_cut, m_recip_rank). Something is relevant from grade 1 on.
 */
public final class RankedGains {
  private static final double RELEVANT = 1;
  private static final double LOG_2 = Math.log(2);

  private final double[] ranked;
  private final double[] ideal;
  private final long relevant;

  /**
   * Takes the grades.
   *
   * @param ranked the grade of each ranked document, the best first; 0 if nobody judged it
   * @param missed the grades of further documents
   */
  public RankedGains(double[] ranked, double[] missed) {
    this.ranked = ranked.clone();
    double[] all =
        IntStream.range(0, ranked.length + missed.length)
            .mapToDouble(i -> i < ranked.length ? ranked[i] : missed[i - ranked.length])
            .sorted()
            .toArray();
    ideal = IntStream.range(0, all.length).mapToDouble(i -> all[all.length - 1 - i]).toArray();
    relevant = Arrays.stream(all).filter(grade -> grade >= RELEVANT).count();
  }

  /** How many documents are relevant, ranked or not. */
  public long relevant() {
    return relevant;
  }

  /** The greatest grade; 0 if there is none. */
  public double greatest() {
    return ideal.length == 0 ? 0 : ideal[0];
  }

  /**
   * The normalised discounted cumulative gain (Järvelin and Kekäläinen 2002) of the first k: Σ
   * gain(grade) / log2(1 + rank), divided by that of the ideal ranking; 0 if that is 0.
   *
   * @param gain what a grade above 0 is worth, in any unit; others are worth nothing
   */
  public double discountedGain(int k, DoubleUnaryOperator gain) {
    double best = sum(ideal, k, gain);
    return best == 0 ? 0 : sum(ranked, k, gain) / best;
  }

  private double sum(double[] grades, int k, DoubleUnaryOperator gain) {
    double sum = 0;
    for (int i = 0; i < Math.min(k, grades.length); i++) {
      if (grades[i] > 0) {
        sum += gain.applyAsDouble(grades[i]) * LOG_2 / Math.log(i + 2.0);
      }
    }
    return sum;
  }

  /** The share of what is relevant that is among the first k; 0 if nothing is. */
  public double recall(int k) {
    long found = Arrays.stream(ranked).limit(k).filter(grade -> grade >= RELEVANT).count();
    return relevant == 0 ? 0 : (double) found / relevant;
  }

  /**
   * The average precision of the first k: the sum over the relevant among them of the precision up
   * to there, divided by the number of all that are relevant; 0 if nothing is.
   */
  public double averagePrecision(int k) {
    double sum = 0;
    long found = 0;
    for (int i = 0; i < Math.min(k, ranked.length); i++) {
      if (ranked[i] >= RELEVANT) {
        found++;
        sum += (double) found / (i + 1);
      }
    }
    return relevant == 0 ? 0 : sum / relevant;
  }

  /** One over the rank of the first that is relevant; 0 if none of the first k is. */
  public double reciprocalRank(int k) {
    return IntStream.range(0, Math.min(k, ranked.length))
        .filter(i -> ranked[i] >= RELEVANT)
        .mapToDouble(i -> 1.0 / (i + 1))
        .findFirst()
        .orElse(0);
  }
}
