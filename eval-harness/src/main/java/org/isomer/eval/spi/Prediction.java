package org.isomer.eval.spi;

import java.util.ArrayList;
import java.util.List;

/**
 * What a classifier says about one example.
 *
 * @param ranked classes, the most likely first; at least one, usually five. A classifier leaves out
 *     classes that it holds impossible
 * @param score confidence in the first class, in [0, 1]
 */
public record Prediction(List<Integer> ranked, double score) {
  /** How many classes built-in classifiers rank. */
  public static final int RANKED = 5;

  /** Copies the list. */
  public Prediction {
    ranked = List.copyOf(ranked);
    if (ranked.isEmpty()) {
      throw new IllegalArgumentException("a prediction names at least one class");
    }
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
    return new Prediction(ranked, shares[ranked.get(0)]);
  }

  /** The most likely class. */
  public int label() {
    return ranked.get(0);
  }
}
