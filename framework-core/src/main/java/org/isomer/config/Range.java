package org.isomer.config;

import java.math.BigDecimal;
import org.isomer.spi.Option;

/** The numbers that an option allows. */
record Range(double min, boolean exclusiveMin, double max) {
  static Range of(Option option) {
    return new Range(option.min(), option.exclusiveMin(), option.max());
  }

  boolean contains(double number) {
    return (exclusiveMin ? number > min : number >= min) && number <= max;
  }

  /** The range in words; empty if it has no bounds. */
  String words() {
    boolean below = min != Double.NEGATIVE_INFINITY;
    boolean above = max != Double.POSITIVE_INFINITY;
    if (below && above && !exclusiveMin) {
      return "from " + shortest(min) + " to " + shortest(max);
    }
    String lower = below ? (exclusiveMin ? "> " : ">= ") + shortest(min) : "";
    String upper = above ? "<= " + shortest(max) : "";
    return lower + (below && above ? " and " : "") + upper;
  }

  private static String shortest(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
