package org.isomer.augment.text;

import org.isomer.modality.text.Text;
import org.isomer.modality.text.TextAugmentation;
import org.isomer.random.CounterRandom;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.Option;

/**
 * Lets words of a text change places: each, with the same probability, with another one of the text
 * that is drawn at random (Wei and Zou 2019, "EDA"). Words are what stands between white space.
 */
public final class WordSwap implements AugmentationPlugin<WordSwap.Config> {
  /** Options. */
  public record Config(
      @Option(
              help = "Probability that a word changes places with another",
              value = "0.1",
              min = 0,
              max = 1)
          double p) {}

  @Override
  public String name() {
    return "word-swap";
  }

  @Override
  public String summary() {
    return "Lets words of a text change places at random";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public TextAugmentation create(Config config) {
    return (text, random) -> swap(text, config.p, random);
  }

  private static void swap(Text text, double p, CounterRandom random) {
    String[] words = SpacedWords.of(text);
    for (int i = 0; i < words.length && words.length > 1; i++) {
      if (random.nextBoolean(p)) {
        int other = random.nextInt(words.length - 1);
        other += other < i ? 0 : 1;
        String word = words[i];
        words[i] = words[other];
        words[other] = word;
      }
    }
    text.set(String.join(" ", words));
  }
}
