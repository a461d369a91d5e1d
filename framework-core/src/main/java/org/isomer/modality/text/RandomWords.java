package org.isomer.modality.text;

import java.util.List;
import org.isomer.modality.Numbers;
import org.isomer.random.CounterRandom;
import org.isomer.spi.Baseline;
import org.isomer.spi.BaselinePlugin;
import org.isomer.spi.Conversion;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;
import org.isomer.spi.Option;
import org.isomer.spi.Step;

/**
 * The mean of random vectors of the words of a text. Each word has its own vector of standard
 * normal numbers, a function of the seed and of the word's 32-bit FNV-1a hash; nothing is learned.
 */
public final class RandomWords implements BaselinePlugin<RandomWords.Config> {
  /** Which vectors. */
  public record Config(
      @Option(help = "The length of a vector", value = "128", min = 1, max = 65536) int dim,
      @Option(help = "Another seed draws other vectors", value = "0", min = 0, max = 1e9)
          long seed) {}

  @Override
  public String name() {
    return "random-words";
  }

  @Override
  public String summary() {
    return "The mean of random vectors, one for each word of a text";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Baseline create(Config config) {
    return new Vectors(config);
  }

  private record Vectors(Config config) implements Baseline {
    @Override
    public String title() {
      return "random word vectors";
    }

    @Override
    public Class<? extends Example> accepts() {
      return Text.class;
    }

    @Override
    public List<Step> fit(Examples train) {
      return List.of(new Mean(config.dim(), config.seed()));
    }
  }

  /** Means of word vectors. */
  private record Mean(int dim, long seed) implements Conversion {
    @Override
    public Class<Text> accepts() {
      return Text.class;
    }

    @Override
    public Numbers buffer() {
      return new Numbers(Text.MODALITY, "means", dim);
    }

    @Override
    public void convert(Example from, Example into) {
      Numbers made = (Numbers) into;
      made.clear();
      CounterRandom random = CounterRandom.of(seed, "word vectors");
      List<String> words = Terms.WORDS.of(((Text) from).content());
      for (String word : words) {
        random.at(TermHash.hash(word), 0, 0);
        for (int i = 0; i < dim; i++) {
          made.values()[i] += (float) (random.nextGaussian() / words.size());
        }
      }
    }
  }
}
