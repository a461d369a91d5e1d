package org.isomer.spi;

import org.isomer.random.CounterRandom;

/**
 * Turns an example into one of another type, such as a text into tokens. Stateless and safe for
 * many threads.
 */
public non-sealed interface Conversion extends Step {
  /** A new buffer for what {@link #convert} makes. */
  Example buffer();

  /**
   * Converts an example.
   *
   * @param from an instance of {@link #accepts()}; stays as it is
   * @param into a buffer made by {@link #buffer()}
   */
  void convert(Example from, Example into);

  /**
   * Converts an example by chance; where nothing is left to chance, as {@link #convert(Example,
   * Example)} does.
   *
   * @param from an instance of {@link #accepts()}; stays as it is
   * @param into a buffer made by {@link #buffer()}
   * @param random the only source of randomness
   */
  default void convert(Example from, Example into, CounterRandom random) {
    convert(from, into);
  }
}
