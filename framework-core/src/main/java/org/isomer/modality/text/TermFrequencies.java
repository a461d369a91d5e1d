package org.isomer.modality.text;

import java.util.List;
import org.isomer.spi.Baseline;
import org.isomer.spi.BaselinePlugin;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;
import org.isomer.spi.Option;
import org.isomer.spi.Step;

/**
 * How often the terms of a text occur in it, by default weighted by how rare they are in the
 * training texts: TF-IDF, with idf log((1 + N) / (1 + n)) + 1 as scikit-learn has it, where n of N
 * texts have a term. Terms that the training texts lack count too.
 */
public final class TermFrequencies implements BaselinePlugin<TermFrequencies.Config> {
  /** What is counted. */
  public record Config(
      @Option(help = "What is counted: words or trigrams (of characters)", value = "words")
          Terms terms,
      @Option(help = "Whether rare terms weigh more", value = "true") boolean idf,
      @Option(
              help =
                  "How many terms have a number of their own, the most frequent ones; all others"
                      + " share 4096 numbers",
              value = "20000",
              min = 1,
              max = 1e6)
          int most) {}

  @Override
  public String name() {
    return "tf-idf";
  }

  @Override
  public String summary() {
    return "Counts of words or of character trigrams of a text, weighted by rarity";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Baseline create(Config config) {
    return new Frequencies(config);
  }

  private record Frequencies(Config config) implements Baseline {
    @Override
    public String title() {
      String counted = config.terms() == Terms.WORDS ? "words" : "character trigrams";
      return (config.idf() ? "TF-IDF of " : "counts of ") + counted;
    }

    @Override
    public Class<? extends Example> accepts() {
      return Text.class;
    }

    @Override
    public List<Step> fit(Examples train) {
      return List.of(new TermWeights(config.terms(), config.idf(), config.most(), train));
    }
  }
}
