package org.isomer.reports.record;

import java.util.List;

/** What numbers of records may be. The messages say what is wrong; readers add the place. */
final class Plausible {
  private static final double ROUNDING = 1e-6;

  private Plausible() {}

  static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }

  /** A number of things. */
  static void notNegative(String name, long number) {
    require(number >= 0, name + " must be 0 or more, but is " + number);
  }

  /** Seconds, epochs and the like. */
  static void notNegative(String name, double number) {
    require(number >= 0 && Double.isFinite(number), name + " must be 0 or more, but is " + number);
  }

  static void atLeastOne(String name, long number) {
    require(number >= 1, name + " must be at least 1, but is " + number);
  }

  static void finite(String name, double number) {
    require(Double.isFinite(number), name + " must be finite, but is " + number);
  }

  static void share(String name, double number) {
    require(number >= 0 && number <= 1, name + " must be between 0 and 1, but is " + number);
  }

  /** Probabilities, which may be beside 0 and 1 by rounding. */
  static void probabilities(String name, List<Double> numbers) {
    for (double number : numbers) {
      require(
          number >= -ROUNDING && number <= 1 + ROUNDING,
          name + " must be between 0 and 1, but one is " + number);
    }
  }

  /** Something to read in a table. */
  static void notBlank(String name, String text) {
    require(!text.isBlank(), name + " must not be empty");
  }
}
