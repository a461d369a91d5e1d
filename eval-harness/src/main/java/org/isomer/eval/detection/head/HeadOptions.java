package org.isomer.eval.detection.head;

import org.isomer.spi.BadInputException;
import org.isomer.spi.Option;

/** The shape of {@link Fcos}. */
public record HeadOptions(
    @Option(help = "Channels of the pyramid and the towers", value = "64", min = 4, max = 4096)
        int width,
    @Option(
            help = "Groups of the group normalisation; they divide the width",
            value = "8",
            min = 1,
            max = 4096)
        int groups,
    @Option(help = "Convolutions of each tower before its last", value = "2", min = 0, max = 8)
        int convolutions,
    @Option(
            help =
                "Feature maps of a smaller stride in pixels are not used, unless the encoder has no"
                    + " other",
            value = "8",
            min = 1,
            max = 1024)
        int finestStride,
    @Option(
            help = "Levels that are added beyond the encoder's coarsest, each of half the size",
            value = "2",
            min = 0,
            max = 5)
        int coarserLevels,
    @Option(
            help =
                "Farthest side of an object from a cell that predicts it, in strides of its level;"
                    + " what is farther falls to coarser levels",
            value = "4",
            min = 0,
            exclusiveMin = true,
            max = 1000)
        double range,
    @Option(
            help =
                "Half the side of the square around an object's centre whose cells predict it, in"
                    + " strides",
            value = "1.5",
            min = 0,
            exclusiveMin = true,
            max = 1000)
        double centreRadius) {
  /** Refuses groups that do not divide the width. */
  public void check() {
    if (width % groups != 0) {
      throw new BadInputException(
          "The option head.groups is %d, which does not divide head.width, %d. Choose a divisor."
              .formatted(groups, width));
    }
  }
}
