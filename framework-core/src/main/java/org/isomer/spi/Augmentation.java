package org.isomer.spi;

import org.isomer.random.CounterRandom;

/** A random change of an example that keeps its meaning. Stateless and safe for many threads. */
public interface Augmentation {
  /** The type of example that it works on. */
  Class<? extends Example> accepts();

  /**
   * Whether it changes each number by itself and in the same way each time, wherever it stands, as
   * normalisation does. Dense tasks resize images themselves and apply only such preprocessing.
   */
  default boolean pointwise() {
    return false;
  }

  /**
   * Changes the example in place.
   *
   * @param example an instance of {@link #accepts()}
   * @param random the only source of randomness
   */
  void apply(Example example, CounterRandom random);
}
