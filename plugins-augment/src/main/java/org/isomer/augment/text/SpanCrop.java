package org.isomer.augment.text;

import java.util.Arrays;
import org.isomer.modality.text.Text;
import org.isomer.modality.text.TextAugmentation;
import org.isomer.random.CounterRandom;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Option;

/**
 * Keeps a span of neighbouring words of a text. Its share of the words is uniform between two
 * bounds, rounded up, so at least one word stays; its place is uniform. Words are what stands
 * between white space.
 */
public final class SpanCrop implements AugmentationPlugin<SpanCrop.Config> {
  /** Options. */
  public record Config(
      @Option(help = "Least share of the words that stay", value = "0.5", min = 0, max = 1)
          double min,
      @Option(help = "Greatest share of the words that stay", value = "1", min = 0, max = 1)
          double max) {}

  @Override
  public String name() {
    return "span-crop";
  }

  @Override
  public String summary() {
    return "Keeps a span of neighbouring words of a text";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public TextAugmentation create(Config config) {
    if (config.min > config.max) {
      throw new BadInputException(
          "span-crop: min is %s and max is %s. Give a min that is not above max."
              .formatted(config.min, config.max));
    }
    return (text, random) -> crop(text, config, random);
  }

  private static void crop(Text text, Config config, CounterRandom random) {
    String[] words = SpacedWords.of(text);
    double share = config.min + random.nextDouble() * (config.max - config.min);
    int size = Math.max(1, (int) Math.ceil(share * words.length));
    int from = random.nextInt(words.length - size + 1);
    text.set(String.join(" ", Arrays.asList(words).subList(from, from + size)));
  }
}
