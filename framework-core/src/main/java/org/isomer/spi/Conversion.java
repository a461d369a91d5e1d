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
   * Lets what can only be noticed at some example be noticed before training. Called for the first
   * step of a pipeline, which sees examples as the data set holds them.
   *
   * @param examples those of the training split
   * @throws BadInputException if it cannot convert one of them
   */
  default void requireAll(Examples examples) {}

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
