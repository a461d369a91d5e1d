package org.isomer.spi;

import java.util.List;
import org.isomer.random.CounterRandom;

/** A random change of an example that keeps its meaning. Stateless and safe for many threads. */
public non-sealed interface Augmentation extends Step {
  /**
   * Whether it changes each number by itself and in the same way each time, wherever it stands, as
   * normalisation does. Dense tasks resize images themselves and apply only such preprocessing.
   */
  default boolean pointwise() {
    return false;
  }

  /** Those of some steps that are {@link #pointwise()}. */
  static List<Augmentation> pointwise(List<Step> steps) {
    return steps.stream()
        .filter(Augmentation.class::isInstance)
        .map(Augmentation.class::cast)
        .filter(Augmentation::pointwise)
        .toList();
  }

  /**
   * Changes the example in place.
   *
   * @param example an instance of {@link #accepts()}
   * @param random the only source of randomness
   */
  void apply(Example example, CounterRandom random);
}
