package org.isomer.train;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A number that others published, in per cent, as papers print it. One above 0 and up to 1 may be a
 * share of 1 that somebody has forgotten to multiply.
 *
 * @param value from 0 to 100
 */
public record PublishedPercent(double value) {
  /** What is doubtful about it, as a sentence without its beginning and its full stop. */
  public Optional<String> doubt() {
    return value > 0 && value <= 1
        ? Optional.of(
            "the published number %s is taken as %s %%; if a share of 1 is meant, write %s"
                .formatted(plain(value, 0), plain(value, 0), plain(value, 2)))
        : Optional.empty();
  }

  private static String plain(double number, int places) {
    return BigDecimal.valueOf(number).movePointRight(places).stripTrailingZeros().toPlainString();
  }
}
