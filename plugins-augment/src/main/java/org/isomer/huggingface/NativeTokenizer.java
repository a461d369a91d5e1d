package org.isomer.huggingface;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.isomer.file.CacheFolder;
import org.isomer.spi.BadInputException;

/**
 * A tokenizer of Hugging Face's library, whose native part is unpacked into the user's cache when
 * the first is made. Safe for many threads.
 *
 * <p>The library's Java side would report its use to its makers, and fetch another native part
 * where there is a GPU; both are switched off before its first class is loaded.
 */
final class NativeTokenizer {
  /** Segments that encoders of BERT's shape tell apart. */
  static final int SEGMENTS = 2;

  static {
    String cache = CacheFolder.of("native").toString();
    Map.of(
            "OPT_OUT_TRACKING", "true",
            "ai.djl.offline", "true",
            "RUST_FLAVOR", "cpu",
            "DJL_CACHE_DIR", cache,
            "ENGINE_CACHE_DIR", cache,
            // Else SLF4J prints that nobody listens to the library's log.
            "slf4j.internal.verbosity", "ERROR")
        .forEach(
            (name, value) -> {
              if (System.getProperty(name) == null) {
                System.setProperty(name, value);
              }
            });
  }

  private final HuggingFaceTokenizer tokenizer;

  private NativeTokenizer(HuggingFaceTokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /**
   * Makes a tokenizer that cuts texts and pads none, whatever the file says of both.
   *
   * @param length tokens of a text at most, special ones among them
   * @throws BadInputException if the library does not take the file
   */
  static NativeTokenizer of(TokenizerFile file, int length) {
    String most = String.valueOf(length);
    Map<String, String> options =
        Map.of("truncation", "true", "padding", "false", "maxLength", most, "modelMaxLength", most);
    try {
      NativeTokenizer made =
          new NativeTokenizer(
              HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(file.content()), options));
      made.requireSegments(file.path());
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (BadInputException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new BadInputException(
          "%s: Hugging Face's library does not take it as a tokenizer: %s. Get the file again, with the encoder that it belongs to."
              .formatted(file.path(), e.getMessage()),
          e);
    }
  }

  private void requireSegments(Path file) {
    long greatest = Arrays.stream(encode("a").getTypeIds()).max().orElse(0);
    if (greatest >= SEGMENTS) {
      throw new BadInputException(
          "%s: the tokenizer gives a single text the segment %d; encoders here know 0 and 1. Choose the tokenizer of a BERT."
              .formatted(file, greatest));
    }
  }

  /** The tokens of a text, special ones among them. */
  Encoding encode(String text) {
    return tokenizer.encode(text);
  }
}
