package org.isomer.augment;

import java.util.List;
import org.isomer.random.CounterRandom;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Image;
import org.isomer.spi.ImageAugmentation;
import org.isomer.spi.Option;

/**
 * (value − mean) ÷ std in each channel. Training and evaluation must use the same numbers; the
 * {@code views} plugins see to it.
 */
public final class Normalize implements AugmentationPlugin<Normalize.Config> {
  /** The means of ImageNet's red, green and blue, as the default of an option. */
  public static final String IMAGENET_MEAN = "[0.485, 0.456, 0.406]";

  /** The standard deviations of ImageNet's red, green and blue, as the default of an option. */
  public static final String IMAGENET_STD = "[0.229, 0.224, 0.225]";

  /** Options. */
  public record Config(
      @Option(
              help = "Mean of each channel's values in [0, 1], or one number for all channels",
              value = IMAGENET_MEAN,
              min = -1e6,
              max = 1e6)
          List<Double> mean,
      @Option(
              help = "Standard deviation of each channel, or one number for all channels",
              value = IMAGENET_STD,
              min = 0,
              exclusiveMin = true,
              max = 1e6)
          List<Double> std) {
    /** Copies the lists. */
    public Config {
      mean = List.copyOf(mean);
      std = List.copyOf(std);
    }
  }

  @Override
  public String name() {
    return "normalize";
  }

  @Override
  public String summary() {
    return "Subtracts the mean and divides by the standard deviation";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public boolean rescales() {
    return true;
  }

  @Override
  public ImageAugmentation create(Config config) {
    int numbers = config.mean.size();
    if (numbers != config.std.size()) {
      throw new BadInputException(
          ("normalize: mean and std have different lengths, %d and %d; give one number each, or one"
                  + " for every channel")
              .formatted(numbers, config.std.size()));
    }
    float[] factors = new float[numbers];
    float[] summands = new float[numbers];
    for (int i = 0; i < numbers; i++) {
      factors[i] = (float) (1 / config.std.get(i));
      summands[i] = (float) (-config.mean.get(i) / config.std.get(i));
    }
    return new Scaling(factors, summands);
  }

  /** A factor and a summand for each channel, or one for all. */
  private record Scaling(float[] factors, float[] summands) implements ImageAugmentation {
    @Override
    public boolean pointwise() {
      return true;
    }

    @Override
    public void apply(Image image, CounterRandom random) {
      Normalize.apply(image, factors, summands);
    }
  }

  private static void apply(Image image, float[] factors, float[] summands) {
    int stride = factors.length;
    if (stride != 1 && stride != image.channels()) {
      throw new BadInputException(
          ("normalize: mean and std are for %d channels but the image has %d; give one number each,"
                  + " or one for every channel")
              .formatted(stride, image.channels()));
    }
    float[] values = image.values();
    int size = image.size();
    for (int i = 0; i < stride; i++) {
      float factor = factors[i];
      float summand = summands[i];
      for (int position = i; position < size; position += stride) {
        values[position] = values[position] * factor + summand;
      }
    }
  }
}
