package org.isomer.wordpiece;

import java.nio.file.Path;
import org.isomer.modality.text.Text;
import org.isomer.modality.text.Tokens;
import org.isomer.modality.text.Words;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.Conversion;
import org.isomer.spi.Example;
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
  public Conversion create(Config config) {
    return new Cutting(Vocabulary.read(config.vocabulary), config.length);
  }

  private record Cutting(Vocabulary vocabulary, int length) implements Conversion {
    @Override
    public Class<Text> accepts() {
      return Text.class;
    }

    @Override
    public String digest() {
      return vocabulary.digest();
    }

    @Override
    public Tokens buffer() {
      return new Tokens(vocabulary.pieces(), length);
    }

    @Override
    public void convert(Example from, Example into) {
      Tokens tokens = (Tokens) into;
      tokens.clear();
      tokens.add(vocabulary.number(Vocabulary.START));
      for (String word : Words.of(((Text) from).content())) {
        for (int piece : vocabulary.cut(word)) {
          if (tokens.count() == length - 1) {
            break;
          }
          tokens.add(piece);
        }
      }
      tokens.add(vocabulary.number(Vocabulary.END));
    }
  }
}
