package org.isomer.config;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
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

  /** The range as JSON Schema; empty if it has no bounds. */
  Map<String, Object> schema() {
    Map<String, Object> bounds = new LinkedHashMap<>();
    if (min != Double.NEGATIVE_INFINITY) {
      bounds.put(exclusiveMin ? "exclusiveMinimum" : "minimum", new BigDecimal(shortest(min)));
    }
    if (max != Double.POSITIVE_INFINITY) {
      bounds.put("maximum", new BigDecimal(shortest(max)));
    }
    return bounds;
  }

  private static String shortest(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
