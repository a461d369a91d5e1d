package org.isomer.modality.text;

import java.nio.charset.StandardCharsets;

/**
 * Gives each term one of 4096 numbers: (h ⊕ ⌊h / 4096⌋) mod 4096, with h the 32-bit FNV-1a hash of
 * its UTF-8 bytes. Nothing is learned from data, and different terms may share a number.
 */
final class TermHash {
  /** How many numbers there are. */
  static final int SIZE = 4096;

  private static final int OFFSET_BASIS = 0x811C9DC5;
  private static final int PRIME = 0x01000193;
  private static final int BITS = Integer.numberOfTrailingZeros(SIZE);

  private TermHash() {}

  /** The 32-bit FNV-1a hash of a term. */
  static int hash(String term) {
    int hash = OFFSET_BASIS;
    for (byte octet : term.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (octet & 0xFF)) * PRIME;
    }
    return hash;
  }

  /** The number of a term, below {@link #SIZE}. */
  static int bucket(String term) {
    int hash = hash(term);
    return ((hash >>> BITS) ^ hash) & (SIZE - 1);
  }
}
