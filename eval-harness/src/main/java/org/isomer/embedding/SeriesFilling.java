package org.isomer.embedding;

import org.isomer.modality.series.Series;
import org.isomer.spi.BadInputException;

/**
 * Makes series of arrays of the shape (channels, positions).
 *
 * @param positions to pad to, where an array has fewer
 * @param channels that the encoder reads
 */
record SeriesFilling(int positions, int channels) implements Given.Filling<float[][], Series> {
  @Override
  public void fill(float[][] values, String name, Series into) {
    if (values.length != channels) {
      throw wrong(
          name,
          "has %d channels, and the encoder reads %d. Give an array of the shape (channels, positions)"
              .formatted(values.length, channels));
    }
    int length = values[0].length;
    if (length == 0) {
      throw wrong(name, "has no positions. Leave it out");
    }
    into.reshape(Math.max(length, positions), length, channels);
    for (int channel = 0; channel < channels; channel++) {
      if (values[channel].length != length) {
        throw wrong(
            name,
            "has %d positions in channel %d and %d in the first. Give all channels one length"
                .formatted(values[channel].length, channel + 1, length));
      }
      for (int position = 0; position < length; position++) {
        float value = values[channel][position];
        if (Float.isInfinite(value)) {
          throw wrong(
              name,
              "is infinite at position %d of channel %d. Give a finite number, or NaN where it is missing"
                  .formatted(position, channel + 1));
        }
        into.values()[position * channels + channel] = value;
      }
    }
    missing(values, into);
  }

  /** A position is missing where any of its numbers is. */
  private static void missing(float[][] values, Series series) {
    for (int position = 0; position < series.length(); position++) {
      for (float[] channel : values) {
        if (Float.isNaN(channel[position])) {
          series.miss(position);
        }
      }
    }
  }

  private static BadInputException wrong(String name, String problem) {
    return new BadInputException("The series %s %s.".formatted(name, problem));
  }
}
