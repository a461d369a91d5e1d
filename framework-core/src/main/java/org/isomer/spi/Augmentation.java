package org.isomer.spi;

import org.isomer.random.CounterRandom;

/** A random change of an example that keeps its meaning. Stateless and safe for many threads. */
public interface Augmentation {
  /** The type of example that it works on. */
  Class<? extends Example> accepts();

  /**
   * Changes the example in place.
   *
   * @param example an instance of {@link #accepts()}
   * @param random the only source of randomness
   */
  void apply(Example example, CounterRandom random);
}
