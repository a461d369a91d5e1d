package org.isomer.data.series;

import java.util.Optional;
import org.isomer.file.TextFile;

/**
 * What all series of a file have to agree with.
 *
 * @param number how many channels or positions
 * @param source who says so: {@code the header says}
 */
record Demand(int number, String source) {
  /**
   * Compares what a series has with what is demanded, if anything is.
   *
   * @param unit what is counted: {@code channels}
   * @throws org.isomer.spi.BadInputException if they differ
   */
  static void require(
      TextFile file, String place, int number, String unit, Optional<Demand> demand) {
    if (demand.isPresent() && demand.get().number() != number) {
      throw file.wrong(
          place,
          "the number of %s is %d, not %d as %s. Check that the line is complete"
              .formatted(unit, number, demand.get().number(), demand.get().source()));
    }
  }
}
