package org.isomer.modality.text;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.isomer.sketch.Sketch;

/**
 * The rows of {@value #WORDS} words that occur in a text, without case, accents and punctuation; of
 * fewer words, all of them in one row. Two texts are near-duplicates if at least {@value #NEAR} of
 * the rows that occur in either occur in both (Jaccard's coefficient; Broder 1997). Short sentences
 * are so if their words are the same; of longer ones one word may have been changed in about
 * thirty.
 *
 * <p>A row is a hash of 64 bits, and of a text the {@value #KEPT} least are kept. For longer texts
 * the coefficient is that of the {@value #KEPT} least of both together, which estimates it, and the
 * same holds.
 *
 * <p>The hashes that two sets of n and m have in common are at least {@value #NEAR} of n and of m.
 * So in any order the first n − ⌈{@value #NEAR} n⌉ + 1 of one and the first of the other are not
 * without a common one (Chaudhuri, Ganti and Kaushik 2006).
 */
final class Shingles implements Sketch {
  private static final int WORDS = 3;
  private static final double NEAR = 0.8;
  private static final int KEPT = 1024;

  /** Ascending, without repetitions. */
  private final long[] rows;

  private Shingles(long[] rows) {
    this.rows = rows;
  }

  /** Those of a text; empty if there is no letter or digit in it. */
  static Optional<Sketch> of(String text) {
    long[] words =
        Words.of(text).stream()
            .filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit))
            .mapToLong(Shingles::hash)
            .toArray();
    if (words.length == 0) {
      return Optional.empty();
    }
    int length = Math.min(WORDS, words.length);
    long[] rows = new long[words.length - length + 1];
    Arrays.fill(rows, length);
    for (int word = 0; word < length; word++) {
      for (int row = 0; row < rows.length; row++) {
        rows[row] = mixed(rows[row], words[row + word]);
      }
    }
    Arrays.sort(rows);
    return Optional.of(new Shingles(Arrays.stream(rows).distinct().limit(KEPT).toArray()));
  }

  @Override
  public double likeness(Sketch other) {
    long[] others = ((Shingles) other).rows;
    int both = 0;
    int either = 0;
    int i = 0;
    int j = 0;
    while (i < rows.length && j < others.length && either < KEPT) {
      int order = Long.compare(rows[i], others[j]);
      both += order == 0 ? 1 : 0;
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
      either++;
    }
    int left = rows.length - i + others.length - j;
    return (double) both / Math.min(KEPT, either + left);
  }

  @Override
  public OptionalDouble near(Sketch other) {
    double likeness = likeness(other);
    return likeness >= NEAR ? OptionalDouble.of(likeness) : OptionalDouble.empty();
  }

  @Override
  public long[] places() {
    return rows;
  }

  @Override
  public int enough() {
    return rows.length - (int) Math.ceil(NEAR * rows.length) + 1;
  }

  private static long hash(String word) {
    long hash = word.length();
    for (int i = 0; i < word.length(); i++) {
      hash = mixed(hash, word.charAt(i));
    }
    return hash;
  }

  /** Spreads two numbers over 64 bits (the end of MurmurHash3; Appleby 2011). */
  private static long mixed(long before, long next) {
    long mixed = before * 0x9E3779B97F4A7C15L + next;
    mixed = (mixed ^ (mixed >>> 33)) * 0xFF51AFD7ED558CCDL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return mixed ^ (mixed >>> 33);
  }
}
