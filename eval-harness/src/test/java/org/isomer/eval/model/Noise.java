package org.isomer.eval.model;

/** Numbers in [−1, 1) that another program can make as well, exactly. */
final class Noise {
  private static final long FIRST_FACTOR = 2_654_435_761L;
  private static final long SECOND_FACTOR = 2_246_822_519L;
  private static final long SALT = 1_000_003L;
  private static final long MASK = 0xffff_ffffL;

  private Noise() {}

  /** Different numbers for each salt. */
  static float[] of(int count, int salt) {
    float[] noise = new float[count];
    for (int i = 0; i < count; i++) {
      long bits = (i + 1 + salt * SALT) * FIRST_FACTOR & MASK;
      bits = (bits ^ bits >> 15) * SECOND_FACTOR & MASK;
      bits ^= bits >> 13;
      noise[i] = (float) (bits / 4294967296.0 * 2 - 1);
    }
    return noise;
  }

  /** A batch of images, in the order (image, row, column, channel). */
  static float[] images(int count, int height, int width) {
    return of(count * height * width * 3, 7);
  }
}
