package org.isomer.data.series;

import java.nio.ByteBuffer;
import org.isomer.data.ContentDigest;
import org.isomer.modality.series.Series;

/**
 * A series of a data set.
 *
 * @param id its name in the data set
 * @param values position by position, a number for each channel; NaN where it is missing
 * @param channels at least 1
 * @param label its class, or {@link org.isomer.spi.Examples#UNLABELLED}
 */
record Recording(String id, float[] values, int channels, int label) {
  int length() {
    return values.length / channels;
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
      if (Measured.isMissing(values, channels, position)) {
        series.miss(position);
      }
    }
  }
}
