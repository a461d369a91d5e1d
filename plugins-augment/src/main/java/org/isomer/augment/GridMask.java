package org.isomer.augment;

import org.isomer.augment.pixel.Box;
import org.isomer.augment.pixel.Erase;
import org.isomer.random.CounterRandom;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.Image;
import org.isomer.spi.ImageAugmentation;
import org.isomer.spi.Option;

/**
 * Paints over a grid of squares (Chen et al., "GridMask data augmentation", 2020). The image is
 * laid out with square units of side d, of which (δ_y, δ_x) is the place of one. In each unit the
 * first l = ⌊r·d + ½⌋ rows and the first l columns stay, and the square of side d − l that is left
 * gets one value; 1 − (1 − r)² of the image stays.
 *
 * <p>The paper draws d from 96 to 224 pixels for images of 224, with r = 0.6, and for CIFAR from 24
 * to 32 of 32, with r = 0.4; δ_y and δ_x are uniform in 0 … d − 1. Its published code also turns
 * the grid, and raises the probability to 0.8 over most of the training; here the grid stays
 * upright and the probability as it is. Its value 0 is meant for normalised images: in a
 * configuration the step belongs into {@code then} of the views.
 */
public final class GridMask implements AugmentationPlugin<GridMask.Config> {
  /** Options. */
  public record Config(
      @Option(
              help = "Smallest unit of the grid, as a share of the image's shorter side",
              value = "0.43",
              min = 0,
              exclusiveMin = true,
              max = 2)
          double unitMin,
      @Option(
              help = "Greatest unit of the grid, as a share of the image's shorter side",
              value = "1.0",
              min = 0,
              exclusiveMin = true,
              max = 2)
          double unitMax,
      @Option(
              help = "Share of a unit's height and width that stays between two erased squares",
              value = "0.6",
              min = 0,
              max = 1)
          double ratio,
      @Option(help = "Value of the erased pixels", value = "0.0", min = -1e6, max = 1e6)
          double value,
      @Option(help = "Probability of the change", value = "0.8", min = 0, max = 1) double p) {}

  /**
   * A grid.
   *
   * @param unit its period, in pixels
   * @param kept how many of a unit's rows and columns stay
   * @param top the first row of a unit, from 0 to unit − 1
   * @param left the first column of a unit, from 0 to unit − 1
   */
  record Grid(int unit, int kept, int top, int left) {
    /** Draws a grid for an image of the given size. */
    static Grid sample(Range units, double ratio, int height, int width, CounterRandom random) {
      double side = units.uniform(random) * Math.min(height, width);
      int unit = Math.max(1, (int) Math.rint(side));
      int kept = (int) (ratio * unit + 0.5);
      return new Grid(unit, kept, random.nextInt(unit), random.nextInt(unit));
    }

    void erase(Image image, float value) {
      for (int row = top + kept - unit; row < image.height(); row += unit) {
        for (int column = left + kept - unit; column < image.width(); column += unit) {
          Erase.apply(image, square(row, column, image), value);
        }
      }
    }

    /** The part of a square that lies inside the image. */
    private Box square(int row, int column, Image image) {
      int first = Math.max(0, row);
      int leftmost = Math.max(0, column);
      int bottom = Math.min(image.height(), row + unit - kept);
      int right = Math.min(image.width(), column + unit - kept);
      return new Box(first, leftmost, Math.max(0, bottom - first), Math.max(0, right - leftmost));
    }
  }

  @Override
  public String name() {
    return "grid-mask";
  }

  @Override
  public String summary() {
    return "Paints over a grid of squares";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public ImageAugmentation create(Config config) {
    Range units = Range.of(name(), "unit", config.unitMin, config.unitMax);
    float value = (float) config.value;
    return (image, random) -> {
      if (random.nextBoolean(config.p)) {
        Grid.sample(units, config.ratio, image.height(), image.width(), random).erase(image, value);
      }
    };
  }
}
