package org.isomer.augment;

import org.isomer.augment.pixel.Box;
import org.isomer.augment.pixel.Erase;
import org.isomer.random.CounterRandom;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.ImageAugmentation;
import org.isomer.spi.Option;

/**
 * Paints over a square whose centre is any pixel of the image, and which may reach over its border
 * (DeVries and Taylor, "Improved regularization of convolutional neural networks with cutout",
 * 2017).
 */
public final class Cutout implements AugmentationPlugin<Cutout.Config> {
  /** Options. */
  public record Config(
      @Option(help = "Height and width of the square, in pixels", value = "16", min = 1, max = 4096)
          int size,
      @Option(help = "Value of the erased pixels", value = "0.0", min = -1e6, max = 1e6)
          double value,
      @Option(help = "Probability of the change", value = "1.0", min = 0, max = 1) double p) {}

  @Override
  public String name() {
    return "cutout";
  }

  @Override
  public String summary() {
    return "Paints over a square at a random place";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public ImageAugmentation create(Config config) {
    float value = (float) config.value;
    return (image, random) -> {
      if (random.nextBoolean(config.p)) {
        Erase.apply(image, sample(config.size, image.height(), image.width(), random), value);
      }
    };
  }

  /** Draws the part of the square that lies inside an image of the given size. */
  static Box sample(int size, int height, int width, CounterRandom random) {
    int startRow = random.nextInt(height) - size / 2;
    int startColumn = random.nextInt(width) - size / 2;
    int top = Math.max(0, startRow);
    int left = Math.max(0, startColumn);
    int bottom = Math.min(height, startRow + size);
    int right = Math.min(width, startColumn + size);
    return new Box(top, left, bottom - top, right - left);
  }
}
