package org.isomer.augment;

import org.isomer.augment.pixel.Interpolation;
import org.isomer.augment.pixel.Rotate;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.ImageAugmentation;
import org.isomer.spi.Option;

/** A rotation about the centre by a uniform angle; the image keeps its size. */
public final class Rotation implements AugmentationPlugin<Rotation.Config> {
  /** Options. */
  public record Config(
      @Option(
              help = "Greatest angle in either direction, in degrees",
              value = "10.0",
              min = 0,
              max = 180)
          double degrees,
      @Option(help = "How values between pixels are read", value = "nearest")
          Interpolation interpolation,
      @Option(
              help = "Value of pixels that come from outside of the image",
              value = "0.0",
              min = 0,
              max = 1)
          double fill) {}

  @Override
  public String name() {
    return "rotation";
  }

  @Override
  public String summary() {
    return "Rotates the image by a random angle";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public ImageAugmentation create(Config config) {
    Range angles = new Range(-config.degrees, config.degrees);
    float fill = (float) config.fill;
    return (image, random) ->
        Rotate.apply(image, angles.uniform(random), config.interpolation, fill);
  }
}
