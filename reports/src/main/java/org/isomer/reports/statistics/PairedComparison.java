package org.isomer.reports.statistics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.isomer.reports.record.Prediction;

/**
 * Two subjects' answers to the same samples.
 *
 * @param samples how many samples both answered
 * @param onlyFirst how many only the first gets right
 * @param onlySecond how many only the second gets right
 * @param accuracy how far the first's share of right answers is above the second's, with the
 *     standard paired bootstrap interval
 * @param pValue of the exact test of {@link McNemar}
 */
public record PairedComparison(
    long samples, long onlyFirst, long onlySecond, Difference accuracy, double pValue) {

  /**
   * Compares the answers, which may be in different orders.
   *
   * @throws IllegalArgumentException if they are not about the same samples with the same truth
   */
  public static PairedComparison of(List<Prediction> first, List<Prediction> second) {
    Map<String, Prediction> byId = new HashMap<>();
    second.forEach(prediction -> byId.put(prediction.id(), prediction));
    if (first.size() != second.size() || byId.size() != second.size()) {
      throw new IllegalArgumentException(
          "%d predictions cannot be paired with %d for %d samples"
              .formatted(first.size(), second.size(), byId.size()));
    }
    int[] gain = new int[first.size()];
    long onlyFirst = 0;
    long onlySecond = 0;
    for (int i = 0; i < gain.length; i++) {
      Prediction one = first.get(i);
      Prediction other = byId.remove(one.id());
      if (other == null || other.truth() != one.truth()) {
        throw new IllegalArgumentException(
            "sample '" + one.id() + "' is not in both sets of predictions with the same truth");
      }
      gain[i] = (one.correct() ? 1 : 0) - (other.correct() ? 1 : 0);
      onlyFirst += gain[i] > 0 ? 1 : 0;
      onlySecond += gain[i] < 0 ? 1 : 0;
    }
    Difference accuracy =
        new Difference(
            (double) (onlyFirst - onlySecond) / gain.length,
            Bootstrap.STANDARD.interval(gain.length, drawn -> mean(gain, drawn)));
    return new PairedComparison(
        gain.length, onlyFirst, onlySecond, accuracy, McNemar.pValue(onlyFirst, onlySecond));
  }

  private static double mean(int[] gain, int[] drawn) {
    long sum = 0;
    for (int index : drawn) {
      sum += gain[index];
    }
    return (double) sum / drawn.length;
  }
}
