package org.isomer.vocabulary;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.isomer.modality.text.Text;
import org.isomer.modality.text.Tokenizer;
import org.isomer.modality.text.Tokens;

/** In how many texts each token of a vocabulary occurs. */
final class Frequencies {
  private final Tokenizer tokenizer;
  private final Tokens tokens;
  private final int[] counts;
  private int texts;

  Frequencies(Tokenizer tokenizer, int size) {
    this.tokenizer = tokenizer;
    tokens = tokenizer.buffer();
    counts = new int[size];
  }

  /** Counts a text. */
  void read(String text) {
    tokenizer.convert(new Text().set(text), tokens);
    IntStream.range(0, tokens.count()).map(tokens::id).distinct().forEach(id -> counts[id]++);
    texts++;
  }

  /** As a file: how many texts there are, then the count of each token, a number on each line. */
  byte[] bytes() {
    return IntStream.concat(IntStream.of(texts), Arrays.stream(counts))
        .mapToObj(count -> count + "\n")
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
  }
}
