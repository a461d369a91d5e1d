package org.isomer.wordpiece;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.isomer.modality.text.Tokenizer;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.Option;

/**
 * Turns a text into tokens: {@code [CLS]}, the pieces of its words, {@code [SEP]}. Of a long text
 * the end is cut off; a short one is padded.
 */
public final class WordPieces implements AugmentationPlugin<WordPieces.Config> {
  /** Options. */
  public record Config(
      @Option(
              help =
                  "The vocabulary: a piece on each line, as isomer vocabulary writes it, or that of an uncased BERT")
          Path vocabulary,
      @Option(
              help = "Tokens of every text, [CLS] and [SEP] among them; longer texts are cut",
              value = "64",
              min = 3,
              max = 65_536)
          int length) {}

  @Override
  public String name() {
    return "word-pieces";
  }

  @Override
  public String summary() {
    return "Turns a text into tokens of a word-piece vocabulary";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Map<String, Object> trial(Path folder) throws IOException {
    Path vocabulary = folder.resolve("vocabulary.txt");
    try (InputStream in =
        Objects.requireNonNull(WordPieces.class.getResourceAsStream("trial.txt"))) {
      Files.copy(in, vocabulary);
    }
    return Map.of("vocabulary", vocabulary.toString());
  }

  @Override
  public Tokenizer create(Config config) {
    return Vocabulary.read(config.vocabulary).tokenizer(config.length);
  }
}
