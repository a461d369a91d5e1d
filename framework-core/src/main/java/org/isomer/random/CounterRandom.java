package org.isomer.random;

import java.nio.charset.StandardCharsets;

/**
 * Counter-based random numbers: Philox4x32-10 (Salmon et al., "Parallel random numbers: as easy as
 * 1, 2, 3", SC 2011).
 *
 * <p>A stream is addressed, never advanced into: the seed and the purpose give the 64-bit key, and
 * three 32-bit coordinates (for augmentation: epoch, example, view) give the counter. The same
 * address yields the same numbers on every machine, in every thread, before and after a resume.
 *
 * <p>An instance is a cursor over one stream and is not safe for use by several threads.
 */
public final class CounterRandom {
  private static final int MULTIPLIER_0 = 0xD2511F53;
  private static final int MULTIPLIER_1 = 0xCD9E8D57;
  private static final int WEYL_0 = 0x9E3779B9;
  private static final int WEYL_1 = 0xBB67AE85;
  private static final int ROUNDS = 10;
  private static final int WORDS = 4;

  private final int key0;
  private final int key1;
  private final int[] block = new int[WORDS];
  private int blockIndex;
  private int word;
  private int first;
  private int second;
  private int third;

  /** A cursor at the stream (0, 0, 0) of the given raw 64-bit key. */
  CounterRandom(long key) {
    key0 = (int) key;
    key1 = (int) (key >>> 32);
    at(0, 0, 0);
  }

  /**
   * A cursor at the stream (0, 0, 0) of a purpose.
   *
   * @param seed the run's seed
   * @param purpose what the numbers are for; streams of different purposes are independent
   */
  public static CounterRandom of(long seed, String purpose) {
    return new CounterRandom(mix(seed ^ fnv1a(purpose)));
  }

  /** Moves to the start of the stream with these coordinates and returns this cursor. */
  public CounterRandom at(int first, int second, int third) {
    this.first = first;
    this.second = second;
    this.third = third;
    blockIndex = 0;
    word = WORDS;
    return this;
  }

  /** 32 uniformly distributed bits. */
  public int nextInt() {
    if (word == WORDS) {
      fill(blockIndex++, first, second, third);
      word = 0;
    }
    return block[word++];
  }

  /** A uniform integer in [0, bound). */
  public int nextInt(int bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("bound must be positive, was " + bound);
    }
    return (int) (((nextInt() & 0xFFFFFFFFL) * bound) >>> 32);
  }

  /** A uniform float in [0, 1) with 24 random bits. */
  public float nextFloat() {
    return (nextInt() >>> 8) * 0x1p-24f;
  }

  /** A uniform float in [low, high). */
  public float nextFloat(float low, float high) {
    return low + nextFloat() * (high - low);
  }

  /** A uniform double in [0, 1) with 53 random bits. */
  public double nextDouble() {
    int high = nextInt() >>> 5;
    int low = nextInt() >>> 6;
    return (((long) high << 26) | low) * 0x1p-53;
  }

  /** True with the given probability. */
  public boolean nextBoolean(double probability) {
    return nextFloat() < probability;
  }

  /** A standard normal number (Box and Muller, 1958). */
  public double nextGaussian() {
    double radius = Math.sqrt(-2 * StrictMath.log(1 - nextDouble()));
    return radius * StrictMath.cos(2 * Math.PI * nextDouble());
  }

  /** Puts the numbers 0 … length − 1 in random order (Fisher and Yates). */
  public int[] permutation(int length) {
    int[] order = new int[length];
    for (int i = 0; i < length; i++) {
      int j = nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  private void fill(int c0, int c1, int c2, int c3) {
    int k0 = key0;
    int k1 = key1;
    for (int round = 0; round < ROUNDS; round++) {
      long product0 = (MULTIPLIER_0 & 0xFFFFFFFFL) * (c0 & 0xFFFFFFFFL);
      long product1 = (MULTIPLIER_1 & 0xFFFFFFFFL) * (c2 & 0xFFFFFFFFL);
      c0 = (int) (product1 >>> 32) ^ c1 ^ k0;
      c1 = (int) product1;
      c2 = (int) (product0 >>> 32) ^ c3 ^ k1;
      c3 = (int) product0;
      k0 += WEYL_0;
      k1 += WEYL_1;
    }
    block[0] = c0;
    block[1] = c1;
    block[2] = c2;
    block[3] = c3;
  }

  private static long fnv1a(String text) {
    long hash = 0xCBF29CE484222325L;
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (octet & 0xFF)) * 0x100000001B3L;
    }
    return hash;
  }

  /** The finaliser of SplitMix64, so that neighbouring seeds give unrelated keys. */
  private static long mix(long value) {
    value = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    value = (value ^ (value >>> 27)) * 0x94D049BB133111EBL;
    return value ^ (value >>> 31);
  }
}
