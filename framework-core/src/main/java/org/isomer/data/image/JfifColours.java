package org.isomer.data.image;

/**
 * Turns Y, Cb, Cr into red, green, blue by the equations of JFIF 1.02 in 16-bit fixed point. What
 * each of the three adds to the colours stands in a table, for all colours in one number: ten bits
 * for red, ten for blue, 26 for green, whose summands are rounded together. A colour is 256 too
 * large there, so that none is below zero.
 */
final class JfifColours {
  private static final int BLUE = 10;
  private static final int GREEN = 20;
  private static final int FRACTION = 16;
  private static final int HALF = 1 << (FRACTION - 1);
  private static final int MOST = 1023;
  private static final long[] OF_Y = new long[256];
  private static final long[] OF_CB = new long[256];
  private static final long[] OF_CR = new long[256];
  private static final byte[] CLIPPED = new byte[MOST + 1];

  static {
    for (int i = 0; i < OF_Y.length; i++) {
      int difference = i - 128;
      long level = i + 256L;
      OF_Y[i] = level + (level << BLUE) + (level << (GREEN + FRACTION));
      OF_CB[i] =
          (((116130L * difference + HALF) >> FRACTION) << BLUE) + ((-22554L * difference) << GREEN);
      OF_CR[i] =
          ((91881L * difference + HALF) >> FRACTION) + ((-46802L * difference + HALF) << GREEN);
    }
    for (int i = 0; i <= MOST; i++) {
      CLIPPED[i] = (byte) Math.max(0, Math.min(255, i - 256));
    }
  }

  private JfifColours() {}

  /** Converts the first three bytes of each pixel in place. */
  static void toRgb(byte[] values, int stride) {
    for (int i = 0; i + 2 < values.length; i += stride) {
      long colours =
          OF_Y[values[i] & 0xFF] + OF_CB[values[i + 1] & 0xFF] + OF_CR[values[i + 2] & 0xFF];
      values[i] = CLIPPED[(int) colours & MOST];
      values[i + 1] = CLIPPED[(int) (colours >>> (GREEN + FRACTION)) & MOST];
      values[i + 2] = CLIPPED[(int) (colours >>> BLUE) & MOST];
    }
  }
}
