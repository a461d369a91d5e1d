package org.isomer.modality.text;

import org.isomer.modality.Numbers;
import org.isomer.spi.Conversion;
import org.isomer.spi.Example;

/**
 * Counts the words of a text. Number b is log(1 + n), where n is how many of its {@link Words} fall
 * to b by {@link TermHash}. Nothing is learned from data.
 */
final class WordCounting implements Conversion {
  @Override
  public Class<Text> accepts() {
    return Text.class;
  }

  @Override
  public Numbers buffer() {
    return new Numbers(Text.MODALITY, "counts", TermHash.SIZE);
  }

  @Override
  public void convert(Example from, Example into) {
    Numbers made = (Numbers) into;
    made.clear();
    float[] counts = made.values();
    for (String word : Words.of(((Text) from).content())) {
      counts[TermHash.bucket(word)]++;
    }
    for (int i = 0; i < counts.length; i++) {
      counts[i] = counts[i] == 0 ? 0 : (float) StrictMath.log1p(counts[i]);
    }
  }
}
