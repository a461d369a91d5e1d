package org.isomer.modality.text;

import java.nio.charset.StandardCharsets;
import org.isomer.spi.Conversion;
import org.isomer.spi.Example;

/**
 * Counts the words of a text. Number b is log(1 + n), where n is how many of its {@link Words} fall
 * to b: (h ⊕ ⌊h / 4096⌋) mod 4096, with h the 32-bit FNV-1a hash of a word's UTF-8 bytes. Nothing
 * is learned from data.
 */
final class WordCounting implements Conversion {
  private static final int OFFSET_BASIS = 0x811C9DC5;
  private static final int PRIME = 0x01000193;
  private static final int BITS = Integer.numberOfTrailingZeros(WordCounts.SIZE);

  @Override
  public Class<Text> accepts() {
    return Text.class;
  }

  @Override
  public WordCounts buffer() {
    return new WordCounts();
  }

  @Override
  public void convert(Example from, Example into) {
    WordCounts made = (WordCounts) into;
    made.clear();
    float[] counts = made.counts();
    for (String word : Words.of(((Text) from).content())) {
      counts[bucket(word)]++;
    }
    for (int i = 0; i < counts.length; i++) {
      counts[i] = counts[i] == 0 ? 0 : (float) StrictMath.log1p(counts[i]);
    }
  }

  static int bucket(String word) {
    int hash = OFFSET_BASIS;
    for (byte octet : word.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (octet & 0xFF)) * PRIME;
    }
    return ((hash >>> BITS) ^ hash) & (WordCounts.SIZE - 1);
  }
}
