package org.isomer.spi;

import java.util.Optional;

/**
 * A long series of measurements at equal steps of time. The arrays are shared, not copied: treat
 * them as read-only.
 *
 * @param id its name in the data
 * @param values moment by moment, a number for each channel; none is missing
 * @param channels numbers at each moment, at least 1
 * @param anomalous whether each moment belongs to an anomaly, where somebody has marked them
 */
public record LongSeries(String id, float[] values, int channels, Optional<boolean[]> anomalous) {
  /** Checks that the lengths agree. */
  public LongSeries {
    if (values.length == 0
        || values.length % channels != 0
        || anomalous.filter(marks -> marks.length != values.length / channels).isPresent()) {
      throw new IllegalArgumentException("the numbers are not as many for each moment");
    }
  }

  /** How many moments there are, at least 1. */
  public int length() {
    return values.length / channels;
  }
}
