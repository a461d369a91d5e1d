package org.isomer.eval.spi;

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

  /** The most likely class. */
  public int label() {
    return ranked.get(0);
  }
}
