package org.isomer.data.series;

import java.util.Arrays;
import java.util.Optional;

/**
 * A series as a file holds it.
 *
 * @param place where it stands: {@code line 3}
 * @param values position by position, a number for each channel; NaN where it is missing
 * @param channels at least 1
 * @param label its class as written, if it has one
 * @param group whom or what it was measured on, such as a subject; series of one group stay in one
 *     split
 */
record Measured(
    String place, float[] values, int channels, Optional<String> label, Optional<String> group) {
  static final int FEWEST_STEPS = 256;

  int length() {
    return values.length / channels;
  }

  /** How many positions lack a number of any channel. */
  int missing() {
    int missing = 0;
    for (int position = 0; position < length(); position++) {
      missing += isMissing(values, channels, position) ? 1 : 0;
    }
    return missing;
  }

  /** Whether a position lacks a number of any channel. */
  static boolean isMissing(float[] values, int channels, int position) {
    for (int channel = 0; channel < channels; channel++) {
      if (Float.isNaN(values[position * channels + channel])) {
        return true;
      }
    }
    return false;
  }

  /** Without the positions at the end that lack all numbers, which pad it; as it is if all do. */
  Measured trimmed() {
    int end = values.length;
    while (end > 0 && Float.isNaN(values[end - 1])) {
      end--;
    }
    int kept = (end + channels - 1) / channels * channels;
    return kept == 0 || kept == values.length
        ? this
        : new Measured(place, Arrays.copyOf(values, kept), channels, label, group);
  }

  /** Whether each channel holds one value throughout, where it holds any. */
  boolean isConstant() {
    for (int i = channels; i < values.length; i++) {
      if (values[i] != values[i - channels]
          && !(Float.isNaN(values[i]) || Float.isNaN(values[i - channels]))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a channel varies, but by so little beside its offset that a float has fewer than {@link
   * #FEWEST_STEPS} numbers from its least to its greatest.
   */
  boolean isCoarse() {
    for (int channel = 0; channel < channels; channel++) {
      float least = Float.POSITIVE_INFINITY;
      float greatest = Float.NEGATIVE_INFINITY;
      for (int i = channel; i < values.length; i += channels) {
        if (!Float.isNaN(values[i])) {
          least = Math.min(least, values[i]);
          greatest = Math.max(greatest, values[i]);
        }
      }
      double step = Math.ulp(Math.max(Math.abs(least), Math.abs(greatest)));
      if (greatest > least && (greatest - least) / step < FEWEST_STEPS) {
        return true;
      }
    }
    return false;
  }
}
