package org.isomer.huggingface;

import ai.djl.huggingface.tokenizers.Encoding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.isomer.bytepair.BytePairs;
import org.isomer.file.Sha256;
import org.isomer.modality.text.Text;
import org.isomer.modality.text.Tokenizer;
import org.isomer.modality.text.Tokens;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Example;
import org.isomer.spi.Option;

/**
 * Turns a text into tokens with Hugging Face's library and its {@code tokenizer.json}: whatever its
 * kind, the ids are those of that library. Of a long text the end is cut off, before the token that
 * the tokenizer ends with.
 */
public final class HuggingFaceTokens implements AugmentationPlugin<HuggingFaceTokens.Config> {
  /** Options. */
  public record Config(
      @Option(help = "The tokenizer: the tokenizer.json that lies beside an encoder's weights")
          Path tokenizer,
      @Option(
              help =
                  "Tokens of every text, special ones among them; longer texts are cut. As few as the texts allow, for time grows with it",
              value = "64",
              min = 3,
              max = 65_536)
          int length,
      @Option(
              help =
                  "Entries of the encoder's vocabulary where it has more than the tokenizer, as some models are padded",
              min = 1,
              max = 10_000_000)
          Optional<Integer> entries) {}

  @Override
  public String name() {
    return "hugging-face-tokens";
  }

  @Override
  public String summary() {
    return "Turns a text into tokens with a tokenizer.json of Hugging Face's library";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Map<String, Object> trial(Path folder) throws IOException {
    return new BytePairs().trial(folder);
  }

  @Override
  public Tokenizer create(Config config) {
    TokenizerFile file = TokenizerFile.read(config.tokenizer).padded(config.entries);
    return new Cutting(file, NativeTokenizer.of(file, config.length), config.length);
  }

  private record Cutting(TokenizerFile file, NativeTokenizer tokenizer, int length)
      implements Tokenizer {
    @Override
    public String digest() {
      return Sha256.hex(file.content());
    }

    @Override
    public byte[] json() {
      return file.content();
    }

    @Override
    public Tokens buffer() {
      return new Tokens(file.vocabulary(), length, NativeTokenizer.SEGMENTS);
    }

    @Override
    public void convert(Example from, Example into) {
      Tokens tokens = (Tokens) into;
      tokens.clear();
      Encoding encoding = tokenizer.encode(((Text) from).content());
      long[] ids = encoding.getIds();
      long[] segments = encoding.getTypeIds();
      for (int i = 0; i < ids.length; i++) {
        if (ids[i] >= file.vocabulary().size()) {
          throw new BadInputException(
              "%s: the tokenizer gives token %d, but its vocabulary ends at %d. The file is damaged, or entries is too small."
                  .formatted(file.path(), ids[i], file.vocabulary().size() - 1));
        }
        tokens.add((int) ids[i], (int) segments[i]);
      }
      if (encoding.exceedMaxLength()) {
        tokens.cut();
      }
    }
  }
}
