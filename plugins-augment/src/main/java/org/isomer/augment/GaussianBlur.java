package org.isomer.augment;

import java.util.Optional;
import org.isomer.augment.pixel.Blur;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.BadInputException;
import org.isomer.spi.ImageAugmentation;
import org.isomer.spi.Option;

/**
 * Gaussian blur of random width: σ is uniform between {@code sigma-min} and {@code sigma-max}. By
 * default the kernel spans a tenth of the image as in SimCLR, 3 pixels at 32 and 23 at 224.
 */
public final class GaussianBlur implements AugmentationPlugin<GaussianBlur.Config> {
  /** Options. */
  public record Config(
      @Option(
              help =
                  "Height and width of the kernel in pixels, an odd number; if not given, a tenth"
                      + " of the image's height, made odd",
              min = 1,
              max = 4095)
          Optional<Integer> kernelSize,
      @Option(
              help = "Smallest standard deviation, in pixels",
              value = "0.1",
              min = 0,
              exclusiveMin = true,
              max = 1000)
          double sigmaMin,
      @Option(
              help = "Greatest standard deviation, in pixels",
              value = "2.0",
              min = 0,
              exclusiveMin = true,
              max = 1000)
          double sigmaMax,
      @Option(help = "Probability of the change", value = "0.5", min = 0, max = 1) double p) {

    /** SimCLR's blur with some probability. */
    public static Config of(double p) {
      return new Config(Optional.empty(), 0.1, 2, p);
    }
  }

  @Override
  public String name() {
    return "gaussian-blur";
  }

  @Override
  public String summary() {
    return "Blurs the image with a Gaussian of random width";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public ImageAugmentation create(Config config) {
    Range sigma = Range.of(name(), "sigma", config.sigmaMin, config.sigmaMax);
    config.kernelSize.ifPresent(GaussianBlur::checkOdd);
    return (image, random) -> {
      if (random.nextBoolean(config.p)) {
        int size = config.kernelSize.orElse(image.height() / 10);
        Blur.apply(image, size / 2, sigma.uniform(random));
      }
    };
  }

  private static void checkOdd(int size) {
    if (size % 2 == 0) {
      throw new BadInputException(
          "gaussian-blur: kernel-size %d is even; give an odd number, such as %d"
              .formatted(size, size + 1));
    }
  }
}
