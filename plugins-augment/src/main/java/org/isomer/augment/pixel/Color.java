package org.isomer.augment.pixel;

import org.isomer.spi.Image;

/**
 * Changes of brightness, contrast, saturation and hue. The first three blend the image with another
 * one, b: clamp(factor × image + (1 − factor) × b, 0, 1); factor 1 changes nothing.
 */
public final class Color {
  private static final float RED = 0.2989f;
  private static final float GREEN = 0.587f;
  private static final float BLUE = 0.114f;

  private Color() {}

  /** Blends with black. */
  public static void brightness(Image image, float factor) {
    blend(image, factor, 0);
  }

  /** Blends with the image's mean gray value. */
  public static void contrast(Image image, float factor) {
    blend(image, factor, (1 - factor) * meanGray(image));
  }

  /** Blends with the gray image, {@link #grayscale}. */
  public static void saturation(Image image, float factor) {
    if (isGray(image)) {
      return;
    }
    float[] values = image.values();
    int size = image.size();
    float[] grays = Scratch.floats(size);
    for (int i = 0; i < size; i += 3) {
      float gray = (1 - factor) * gray(values, i);
      grays[i] = gray;
      grays[i + 1] = gray;
      grays[i + 2] = gray;
    }
    for (int i = 0; i < size; i++) {
      values[i] = clamp(factor * values[i] + grays[i]);
    }
  }

  /**
   * Turns the hue of the HSV colour model.
   *
   * @param turns in full circles, from −0.5 to 0.5; 0 changes nothing
   */
  public static void hue(Image image, float turns) {
    if (isGray(image) || turns == 0) {
      return;
    }
    float[] values = image.values();
    int pixels = image.height() * image.width();
    Planes planes = Planes.ofThread();
    for (int first = 0; first < pixels; first += Planes.ROOM) {
      planes.load(values, 3 * first, Math.min(Planes.ROOM, pixels - first));
      planes.turnHue(turns);
      planes.store(values, 3 * first);
    }
  }

  /** Gives all three channels the luma of ITU-R BT.601, .2989 red + .587 green + .114 blue. */
  public static void grayscale(Image image) {
    if (isGray(image)) {
      return;
    }
    float[] values = image.values();
    for (int i = 0; i < image.size(); i += 3) {
      float gray = gray(values, i);
      values[i] = gray;
      values[i + 1] = gray;
      values[i + 2] = gray;
    }
  }

  private static void blend(Image image, float factor, float summand) {
    float[] values = image.values();
    int size = image.size();
    for (int i = 0; i < size; i++) {
      values[i] = clamp(factor * values[i] + summand);
    }
  }

  private static float meanGray(Image image) {
    float[] values = image.values();
    int size = image.size();
    if (isGray(image)) {
      double sum = 0;
      for (int i = 0; i < size; i++) {
        sum += values[i];
      }
      return (float) (sum / size);
    }
    double red = 0;
    double green = 0;
    double blue = 0;
    for (int i = 0; i < size; i += 3) {
      red += values[i];
      green += values[i + 1];
      blue += values[i + 2];
    }
    return (float) ((RED * red + GREEN * green + BLUE * blue) * 3 / size);
  }

  private static float gray(float[] values, int pixel) {
    return RED * values[pixel] + GREEN * values[pixel + 1] + BLUE * values[pixel + 2];
  }

  private static boolean isGray(Image image) {
    return image.channels() == 1;
  }

  private static float clamp(float value) {
    return Math.max(0, Math.min(1, value));
  }
}
