package org.isomer.augment.text;

import java.util.StringJoiner;
import org.isomer.modality.text.Text;
import org.isomer.modality.text.TextAugmentation;
import org.isomer.random.CounterRandom;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.Option;

/**
 * Leaves out words of a text, each with the same probability and independently of the others. Where
 * all would go, one of them stays, drawn at random. Words are what stands between white space.
 */
public final class WordDropout implements AugmentationPlugin<WordDropout.Config> {
  /** Options. */
  public record Config(
      @Option(help = "Probability that a word is left out", value = "0.1", min = 0, max = 1)
          double p) {}

  @Override
  public String name() {
    return "word-dropout";
  }

  @Override
  public String summary() {
    return "Leaves out words of a text at random";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public TextAugmentation create(Config config) {
    return (text, random) -> drop(text, config.p, random);
  }

  private static void drop(Text text, double p, CounterRandom random) {
    String[] words = SpacedWords.of(text);
    StringJoiner kept = new StringJoiner(" ");
    for (String word : words) {
      if (!random.nextBoolean(p)) {
        kept.add(word);
      }
    }
    text.set(kept.length() > 0 ? kept.toString() : words[random.nextInt(words.length)]);
  }
}
