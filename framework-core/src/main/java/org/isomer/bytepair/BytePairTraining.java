package org.isomer.bytepair;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.isomer.wordpiece.Merging;
import org.isomer.wordpiece.Vocabulary;

/**
 * Learns pairs as Hugging Face's trainer of byte-pair encoding does: the vocabulary begins with the
 * special tokens and all bytes; then the two neighbouring tokens that occur together most often
 * become one, again and again. Of equally frequent pairs the one of the smaller numbers comes
 * first.
 */
public final class BytePairTraining {
  private final Map<String, Integer> counts = new TreeMap<>();

  /** Counts the words of a text. */
  public void read(String text) {
    ByteText.words(text).forEach(word -> counts.merge(word, 1, Integer::sum));
  }

  /** How many different words there are so far. */
  public int words() {
    return counts.size();
  }

  /**
   * Learns.
   *
   * @param size how many tokens there are at most; bytes are tokens even where they are more
   * @param leastCount how often a pair has to occur to become one
   * @param made told how many further tokens are made
   */
  public BytePairModel train(int size, int leastCount, IntConsumer made) {
    List<String> tokens = new ArrayList<>(Vocabulary.SPECIAL);
    tokens.addAll(ByteText.alphabet());
    made.accept(tokens.size());
    Merging merging = new Merging(tokens, counts, "", Merging.Ties.NUMBERS);
    while (tokens.size() < size && merging.merge(leastCount)) {
      made.accept(1);
    }
    return new BytePairModel(tokens, merging.merges());
  }
}
