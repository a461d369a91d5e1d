package org.isomer.spi;

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
}
