package old;

import org.isomer.random.CounterRandom;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.Image;
import org.isomer.spi.ImageAugmentation;
import org.isomer.spi.Option;

/** An augmentation: the negative of an image, with a probability. */
public final class Negative implements AugmentationPlugin<Negative.Config> {
  /** Its options. */
  public record Config(
      @Option(help = "Probability", value = "1", min = 0, max = 1) double probability) {}

  @Override
  public String name() {
    return "negative";
  }

  @Override
  public String summary() {
    return "Makes the negative of an image";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public ImageAugmentation create(Config config) {
    return (image, random) -> apply(image, random, config.probability());
  }

  private static void apply(Image image, CounterRandom random, double probability) {
    if (random.nextDouble() < probability) {
      float[] values = image.values();
      for (int i = 0; i < values.length; i++) {
        values[i] = 1 - values[i];
      }
    }
  }
}
