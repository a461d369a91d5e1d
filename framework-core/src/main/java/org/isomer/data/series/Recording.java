package org.isomer.data.series;

import java.nio.ByteBuffer;
import java.util.OptionalInt;
import org.isomer.data.ContentDigest;
import org.isomer.modality.series.Series;

/**
 * A series as a file holds it.
 *
 * @param values position by position, a number for each channel; NaN where it is missing
 * @param channels at least 1
 * @param label its class, if it has one
 */
record Recording(float[] values, int channels, OptionalInt label) {
  int length() {
    return values.length / channels;
  }

  /** How many positions lack a number. */
  int missing() {
    int missing = 0;
    for (int position = 0; position < length(); position++) {
      missing += isMissing(position) ? 1 : 0;
    }
    return missing;
  }

  private boolean isMissing(int position) {
    for (int channel = 0; channel < channels; channel++) {
      if (Float.isNaN(values[position * channels + channel])) {
        return true;
      }
    }
    return false;
  }

  /** Adds channels and values to a digest. */
  void digest(ContentDigest into) {
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
    bytes.asFloatBuffer().put(values);
    into.add(channels).add(values.length).add(bytes.array());
  }

  /** Copies it; a position is missing where any of its numbers is. */
  void copyTo(Series series, int positions) {
    series.reshape(positions, length(), channels);
    System.arraycopy(values, 0, series.values(), 0, values.length);
    for (int position = 0; position < length(); position++) {
      if (isMissing(position)) {
        series.miss(position);
      }
    }
  }
}
