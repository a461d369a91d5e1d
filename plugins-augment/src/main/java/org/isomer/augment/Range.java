package org.isomer.augment;

import org.isomer.random.CounterRandom;
import org.isomer.spi.BadInputException;

/** An interval from which a parameter is drawn. */
record Range(double min, double max) {
  /**
   * The interval given by the options {@code option-min} and {@code option-max}.
   *
   * @throws BadInputException if it is empty
   */
  static Range of(String plugin, String option, double min, double max) {
    if (min > max) {
      throw new BadInputException(
          "%s: %s-min %s is greater than %s-max %s; exchange them or change one"
              .formatted(plugin, option, min, option, max));
    }
    return new Range(min, max);
  }

  /** A number whose distribution is uniform. */
  double uniform(CounterRandom random) {
    return min + (max - min) * random.nextFloat();
  }

  /** A number whose logarithm's distribution is uniform; for positive intervals. */
  double logUniform(CounterRandom random) {
    double low = StrictMath.log(min);
    return StrictMath.exp(low + (StrictMath.log(max) - low) * random.nextFloat());
  }
}
