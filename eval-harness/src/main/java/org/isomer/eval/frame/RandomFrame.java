package org.isomer.eval.frame;

import org.isomer.random.CounterRandom;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Option;

/**
 * How training images are placed at random, together with what is marked in them: turned left to
 * right, scaled relative to the scale at which the image just fits, then cropped to the frame; what
 * of the frame stays empty is not judged.
 */
public record RandomFrame(
    @Option(help = "Probability that left and right change places", value = "0.5", min = 0, max = 1)
        double flip,
    @Option(
            help = "Smallest size, 1 being that at which the image just fits into the frame",
            value = "0.75",
            min = 0,
            exclusiveMin = true,
            max = 100)
        double scaleMin,
    @Option(help = "Greatest size", value = "1.5", min = 0, exclusiveMin = true, max = 100)
        double scaleMax) {

  /** Refuses sizes in the wrong order. */
  public void check() {
    if (scaleMin > scaleMax) {
      throw new BadInputException(
          "The option augmentation.scale-min %s is above augmentation.scale-max %s. Exchange them."
              .formatted(scaleMin, scaleMax));
    }
  }

  /** Draws where an image of a size lies in a frame. */
  public Frame draw(int height, int width, int imageHeight, int imageWidth, CounterRandom random) {
    boolean flipped = random.nextBoolean(flip);
    // Equally often half and twice the size.
    double size = scaleMin * StrictMath.pow(scaleMax / scaleMin, random.nextDouble());
    double scale = size * Frame.fitting(height, width, imageHeight, imageWidth).scale();
    double top = random.nextDouble() * (height - imageHeight * scale);
    double left = random.nextDouble() * (width - imageWidth * scale);
    return new Frame(height, width, scale, top, left, flipped);
  }
}
