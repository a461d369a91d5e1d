package org.isomer.eval.composited;

import org.isomer.spi.BadInputException;
import org.isomer.spi.Option;

/** Which scenes are composited. */
public record Composition(
    @Option(help = "Rows and columns of a scene, in pixels", value = "64", min = 40, max = 512)
        int size,
    @Option(help = "Fewest items of a scene", value = "1", min = 0, max = 1000) int itemsMin,
    @Option(
            help = "Most items of a scene; fewer where no room is found",
            value = "3",
            min = 1,
            max = 1000)
        int itemsMax,
    @Option(help = "Training scenes", value = "400", min = 1, max = 1e7) int train,
    @Option(help = "Validation scenes", value = "100", min = 1, max = 1e7) int validation,
    @Option(help = "Test scenes", value = "200", min = 1, max = 1e7) int test,
    @Option(help = "Seed of the scenes", value = "0") long seed) {
  /** What reports call the scenes. */
  String title() {
    return "Composited Fashion-MNIST (%d×%d, %d to %d items)"
        .formatted(size, size, itemsMin, itemsMax);
  }

  /** Refuses numbers in the wrong order. */
  void check() {
    if (itemsMin > itemsMax) {
      throw new BadInputException(
          "The option items-min %d is above items-max %d. Exchange them."
              .formatted(itemsMin, itemsMax));
    }
  }
}
