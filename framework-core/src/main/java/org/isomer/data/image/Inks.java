package org.isomer.data.image;

/** Cyan, magenta, yellow and black. */
final class Inks {
  private Inks() {}

  /**
   * Light that four inks leave: (1 − ink) · (1 − black).
   *
   * @param inks four bytes a pixel
   * @param inverted whether 255 stands for no ink
   * @return red, green, blue of each pixel
   */
  static byte[] light(byte[] inks, boolean inverted) {
    int flip = inverted ? 0 : 0xFF;
    byte[] light = new byte[inks.length / 4 * 3];
    for (int from = 0, to = 0; from < inks.length; from += 4) {
      int white = (inks[from + 3] & 0xFF) ^ flip;
      for (int ink = 0; ink < 3; ink++) {
        int bright = (inks[from + ink] & 0xFF) ^ flip;
        light[to++] = (byte) ((bright * white + 127) / 255);
      }
    }
    return light;
  }
}
