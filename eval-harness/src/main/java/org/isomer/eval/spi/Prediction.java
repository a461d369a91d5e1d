package org.isomer.eval.spi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a classifier says about one example.
 *
 * @param ranked classes, the most likely first; at least one, usually five. A classifier leaves out
 *     classes that it holds impossible
 * @param score confidence in the first class, in [0, 1]
 * @param shares the probability of each class, by class; absent if the classifier has none, or if
 *     there are more than {@link #SHARED} classes
 */
public record Prediction(List<Integer> ranked, double score, Optional<List<Double>> shares) {
  /** How many classes built-in classifiers rank. */
  public static final int RANKED = 5;

  /** Up to how many classes the probabilities of all of them are kept. */
  public static final int SHARED = 100;

  /** Six decimals, which is what float32 features determine. */
  private static final double STORED_DIGITS = 1e6;

  /** Copies the lists. */
  public Prediction {
    ranked = List.copyOf(ranked);
    shares = shares.map(List::copyOf);
    if (ranked.isEmpty()) {
      throw new IllegalArgumentException("a prediction names at least one class");
    }
  }

  /** A prediction without the probabilities of all classes. */
  public Prediction(List<Integer> ranked, double score) {
    this(ranked, score, Optional.empty());
  }

  /**
   * Ranks classes by their share: the greatest first, the lowest class first among equals, at most
   * {@link #RANKED}. Classes without a share are left out.
   *
   * @param shares one for each class, not negative, at least one positive; the score is the
   *     greatest of them
   */
  public static Prediction byShare(double[] shares) {
    List<Integer> ranked = new ArrayList<>(RANKED);
    for (int label = 0; label < shares.length; label++) {
      int rank = ranked.size();
      while (rank > 0 && shares[label] > shares[ranked.get(rank - 1)]) {
        rank--;
      }
      if (shares[label] > 0 && rank < RANKED) {
        ranked.add(rank, label);
        ranked.subList(Math.min(RANKED, ranked.size()), ranked.size()).clear();
      }
    }
    return new Prediction(
        ranked,
        shares[ranked.get(0)],
        shares.length > SHARED
            ? Optional.empty()
            : Optional.of(Arrays.stream(shares).boxed().toList()));
  }

  /** The most likely class. */
  public int label() {
    return ranked.get(0);
  }

  /**
   * The record of this prediction, with numbers rounded to six decimals.
   *
   * @param id the example's name in its data set
   * @param truth its class
   */
  public org.isomer.reports.record.Prediction stored(String id, int truth) {
    return new org.isomer.reports.record.Prediction(
        id,
        truth,
        label(),
        ranked,
        rounded(score),
        shares.map(all -> all.stream().map(Prediction::rounded).toList()));
  }

  private static double rounded(double value) {
    return Math.rint(value * STORED_DIGITS) / STORED_DIGITS;
  }
}
