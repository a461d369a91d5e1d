package org.isomer.eval.metric;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * From where on a score means yes.
 *
 * @param value samples with this score or a greater one are positive
 * @param quality what a measure of the answers is with it
 */
public record BinaryThreshold(double value, double quality) {
  /**
   * The best threshold of those in the middle between two neighbouring scores, and of those that
   * make all answers the same; the greatest of equals.
   *
   * @param scores finite, greater for what is more likely positive
   * @param truth whether each sample is positive
   * @param measure of the answers, greater is better
   */
  public static BinaryThreshold best(
      double[] scores, boolean[] truth, ToDoubleFunction<Counts> measure) {
    List<Integer> order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> scores[i]).reversed())
            .toList();
    long positives = IntStream.range(0, truth.length).filter(i -> truth[i]).count();
    BinaryThreshold best =
        new BinaryThreshold(
            Math.nextUp(scores[order.get(0)]), measure.applyAsDouble(new Counts(0, 0, positives)));
    long hits = 0;
    for (int rank = 0; rank < order.size(); rank++) {
      int sample = order.get(rank);
      hits += truth[sample] ? 1 : 0;
      boolean last = rank + 1 == order.size();
      if (last || scores[order.get(rank + 1)] < scores[sample]) {
        double quality =
            measure.applyAsDouble(new Counts(hits, rank + 1L - hits, positives - hits));
        if (quality > best.quality) {
          double next = last ? scores[sample] : scores[order.get(rank + 1)];
          best = new BinaryThreshold(middle(scores[sample], next), quality);
        }
      }
    }
    return best;
  }

  /** Above the lower one, if they differ. */
  private static double middle(double upper, double lower) {
    double middle = lower + (upper - lower) / 2;
    return middle > lower ? middle : upper;
  }
}
