package org.isomer.augment;

import org.isomer.augment.pixel.Box;
import org.isomer.augment.pixel.ResizedCrop;
import org.isomer.random.CounterRandom;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.ImageAugmentation;
import org.isomer.spi.Option;
import org.jspecify.annotations.Nullable;

/**
 * A rectangle of random area and aspect ratio at a random place, resized to a square (Szegedy et
 * al., "Going deeper with convolutions", 2015).
 *
 * <p>The area is uniform between {@code scale-min} and {@code scale-max} of the image's, the aspect
 * ratio log-uniform between {@code ratio-min} and {@code ratio-max}. Ten rectangles are tried; if
 * none fits into the image, the largest central one of an allowed ratio is taken. Resizing is
 * bilinear with antialiasing.
 */
public final class RandomResizedCrop implements AugmentationPlugin<RandomResizedCrop.Config> {
  /** Options. */
  public record Config(
      @Option(help = "Height and width of the result, in pixels", min = 1, max = 4096) int size,
      @Option(
              help = "Smallest area of the crop, as a share of the image's",
              value = "0.08",
              min = 0,
              exclusiveMin = true,
              max = 1)
          double scaleMin,
      @Option(
              help = "Greatest area of the crop, as a share of the image's",
              value = "1.0",
              min = 0,
              exclusiveMin = true,
              max = 1)
          double scaleMax,
      @Option(
              help = "Smallest width ÷ height of the crop",
              value = "0.75",
              min = 0,
              exclusiveMin = true,
              max = 1000)
          double ratioMin,
      @Option(
              help = "Greatest width ÷ height of the crop",
              value = "1.3333333333333333",
              min = 0,
              exclusiveMin = true,
              max = 1000)
          double ratioMax) {

    /** Crops whose area lies between two shares of the image's, with ratios from 3/4 to 4/3. */
    public static Config of(int size, double scaleMin, double scaleMax) {
      return new Config(size, scaleMin, scaleMax, 3 / 4.0, 4 / 3.0);
    }
  }

  @Override
  public String name() {
    return "random-resized-crop";
  }

  @Override
  public String summary() {
    return "Cuts out a random rectangle and resizes it to a square";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public ImageAugmentation create(Config config) {
    Range scale = Range.of(name(), "scale", config.scaleMin, config.scaleMax);
    Range ratio = Range.of(name(), "ratio", config.ratioMin, config.ratioMax);
    RandomBox crops = new RandomBox(scale, ratio);
    int size = config.size;
    return (image, random) ->
        ResizedCrop.apply(image, sample(crops, image.height(), image.width(), random), size, size);
  }

  /** Draws the rectangle to cut out of an image of the given size. */
  static Box sample(RandomBox crops, int height, int width, CounterRandom random) {
    @Nullable Box box = crops.sample(height, width, height, width, random);
    return box == null ? largest(crops.ratio(), height, width) : box;
  }

  /** The largest central rectangle whose ratio is in the range. */
  private static Box largest(Range ratio, int height, int width) {
    int boxHeight = Math.min(height, (int) Math.rint(width / ratio.min()));
    int boxWidth = Math.min(width, (int) Math.rint(height * ratio.max()));
    return new Box((height - boxHeight) / 2, (width - boxWidth) / 2, boxHeight, boxWidth);
  }
}
