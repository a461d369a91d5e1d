package org.isomer.bytepair;

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
 * Turns a text into tokens: {@code [CLS]}, frequent pairs of its bytes, {@code [SEP]}. Of a long
 * text the end is cut off; a short one is padded.
 */
public final class BytePairs implements AugmentationPlugin<BytePairs.Config> {
  /** Options. */
  public record Config(
      @Option(help = "The tokenizer.json that isomer vocabulary --kind byte-pair writes")
          Path tokenizer,
      @Option(
              help = "Tokens of every text, [CLS] and [SEP] among them; longer texts are cut",
              value = "64",
              min = 3,
              max = 65_536)
          int length) {}

  @Override
  public String name() {
    return "byte-pairs";
  }

  @Override
  public String summary() {
    return "Turns a text into tokens of byte-pair encoding";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Map<String, Object> trial(Path folder) throws IOException {
    Path tokenizer = folder.resolve("tokenizer.json");
    try (InputStream in =
        Objects.requireNonNull(BytePairs.class.getResourceAsStream("trial.json"))) {
      Files.copy(in, tokenizer);
    }
    return Map.of("tokenizer", tokenizer.toString());
  }

  @Override
  public Tokenizer create(Config config) {
    return BytePairFile.read(config.tokenizer).tokenizer(config.length);
  }
}
