package org.isomer.modality.series.rocket;

import org.isomer.modality.series.Series;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Examples;

/** How long training series are. */
final class Lengths {
  private Lengths() {}

  /**
   * Measured positions of the longest.
   *
   * @param baseline what users call it
   * @throws BadInputException if none is as long as a kernel
   */
  static int longest(String baseline, Examples train) {
    Series series = (Series) train.buffer();
    int longest = 0;
    for (long i = 0; i < train.size(); i++) {
      train.read(i, series);
      longest = Math.max(longest, series.measured()[0].length);
    }
    if (longest < Dilations.WINDOW) {
      throw new BadInputException(
          "baseline/%s: the longest training series has %d values, and a kernel has %d weights. Take another baseline."
              .formatted(baseline, longest, Dilations.WINDOW));
    }
    return longest;
  }
}
