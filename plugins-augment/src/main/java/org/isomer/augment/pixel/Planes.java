package org.isomer.augment.pixel;

/**
 * Some pixels with the values of each channel in an array of their own, so that the compiler can
 * vectorise what mixes the channels: short loops without branches over arrays at the same index.
 * One for each thread.
 */
final class Planes {
  /** Pixels that are worked on at a time: all arrays together fit into the first-level cache. */
  static final int ROOM = 512;

  private static final ThreadLocal<Planes> OF_THREAD = ThreadLocal.withInitial(Planes::new);

  /** Adding and subtracting it rounds a small number to a whole one. */
  private static final float ROUNDING = 1.5f * (1 << 23);

  private final float[] red = new float[ROOM];
  private final float[] green = new float[ROOM];
  private final float[] blue = new float[ROOM];
  private final float[] least = new float[ROOM];
  private final float[] chroma = new float[ROOM];
  private final float[] hue = new float[ROOM];
  private int count;

  private Planes() {}

  /** This thread's planes. */
  static Planes ofThread() {
    return OF_THREAD.get();
  }

  /** Takes pixels out of an image. */
  void load(float[] values, int from, int pixels) {
    count = pixels;
    for (int i = 0; i < pixels; i++) {
      red[i] = values[from + 3 * i];
      green[i] = values[from + 3 * i + 1];
      blue[i] = values[from + 3 * i + 2];
    }
  }

  /** Puts them back. */
  void store(float[] values, int from) {
    for (int i = 0; i < count; i++) {
      values[from + 3 * i] = red[i];
      values[from + 3 * i + 1] = green[i];
      values[from + 3 * i + 2] = blue[i];
    }
  }

  /** Turns the hue of the HSV colour model by a part of a circle. */
  void turnHue(float turns) {
    findChroma(red, green, blue, least, chroma, count);
    findSixths(red, green, blue, chroma, hue, count);
    turn(hue, 6 * turns, count);
    findRed(red, least, chroma, hue, count);
    findOther(green, 2, least, chroma, hue, count);
    findOther(blue, 4, least, chroma, hue, count);
  }

  private static void findChroma(
      float[] red, float[] green, float[] blue, float[] least, float[] chroma, int count) {
    for (int i = 0; i < count; i++) {
      least[i] = Math.min(red[i], Math.min(green[i], blue[i]));
      chroma[i] = Math.max(red[i], Math.max(green[i], blue[i])) - least[i];
    }
  }

  /**
   * The hue in sixths of a circle, from −3 to 3; red is 0, green 2, blue −2.
   *
   * <p>How much redder than green and blue a pixel is, s = (2 red − green − blue) / chroma, falls
   * with the distance from red, d: 2 − d up to 1, 3 − 2d up to 2, 1 − d up to 3. This is the
   * inverse, without a branch that the processor could not predict.
   */
  private static void findSixths(
      float[] red, float[] green, float[] blue, float[] chroma, float[] hue, int count) {
    for (int i = 0; i < count; i++) {
      float s = (red[i] - green[i] + (red[i] - blue[i])) / Math.max(chroma[i], Float.MIN_NORMAL);
      hue[i] = Math.abs(1.5f - s + 0.25f * (Math.abs(s + 1) - Math.abs(s - 1)));
    }
    for (int i = 0; i < count; i++) {
      hue[i] *= 1 - 2 * oneIfPositive(blue[i] - green[i]);
    }
  }

  /** Makes of sixths the hue after a turn, from 0 to 6. */
  private static void turn(float[] hue, float sixths, int count) {
    for (int i = 0; i < count; i++) {
      float turned = (hue[i] + sixths) / 6;
      float nearest = turned + ROUNDING - ROUNDING;
      float floor = nearest - oneIfPositive(nearest - turned);
      hue[i] = 6 * (turned - floor);
    }
  }

  private static void findRed(float[] red, float[] least, float[] chroma, float[] hue, int count) {
    for (int i = 0; i < count; i++) {
      red[i] = least[i] + chroma[i] * clamp(Math.abs(hue[i] - 3) - 1);
    }
  }

  /** Of green and blue, each with its own hue. */
  private static void findOther(
      float[] values, float own, float[] least, float[] chroma, float[] hue, int count) {
    for (int i = 0; i < count; i++) {
      values[i] = least[i] + chroma[i] * clamp(2 - Math.abs(hue[i] - own));
    }
  }

  /** 1 for each positive number, however small, else 0; without a branch. */
  private static float oneIfPositive(float value) {
    return clamp(value * Float.MAX_VALUE * Float.MAX_VALUE);
  }

  private static float clamp(float value) {
    return Math.max(0, Math.min(1, value));
  }
}
