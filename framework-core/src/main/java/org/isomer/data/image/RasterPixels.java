package org.isomer.data.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;

/**
 * What the platform's readers of pixels without loss make, as {@link Pixels}: gray, palettes, red,
 * green and blue, and inks, of up to 16 bits, which are rounded to 8. Transparency is dropped, and
 * colour profiles are not applied.
 */
final class RasterPixels {
  private static final int MOST_BITS = 16;

  private RasterPixels() {}

  /**
   * Takes the components of a picture.
   *
   * @throws IOException naming what kind of pixels it has, if none of the above
   */
  static Pixels of(BufferedImage image) throws IOException {
    ColorModel colours = image.getColorModel();
    check(colours, image.getRaster());
    if (colours instanceof IndexColorModel palette) {
      return withPalette(image.getRaster(), palette);
    }
    int bands = image.getRaster().getNumBands();
    if (colours.getColorSpace().getType() == ColorSpace.TYPE_CMYK && bands >= 4) {
      byte[] inks = components(image.getRaster(), 4);
      return new Pixels(image.getHeight(), image.getWidth(), 3, Inks.light(inks, false));
    }
    int channels = bands < 3 ? 1 : 3;
    return new Pixels(
        image.getHeight(), image.getWidth(), channels, components(image.getRaster(), channels));
  }

  private static void check(ColorModel colours, Raster raster) throws IOException {
    int type = raster.getTransferType();
    int bits = raster.getSampleModel().getSampleSize(0);
    boolean whole =
        type == DataBuffer.TYPE_BYTE
            || type == DataBuffer.TYPE_USHORT
            || (type == DataBuffer.TYPE_INT && bits <= MOST_BITS);
    if (!whole) {
      throw new IOException(
          "its pixels are no whole numbers of 1 to 16 bits; save it with 8 or 16 bits");
    }
    int space = colours.getColorSpace().getType();
    boolean known =
        space == ColorSpace.TYPE_GRAY
            || space == ColorSpace.TYPE_RGB
            || space == ColorSpace.TYPE_CMYK;
    if (!known) {
      throw new IOException(
          "its colours are neither gray nor red, green and blue nor inks; save it as RGB");
    }
    if (colours.hasAlpha() && colours.isAlphaPremultiplied()) {
      throw new IOException(
          "its colours are multiplied by their opacity; save it without transparency");
    }
  }

  private static Pixels withPalette(Raster raster, IndexColorModel palette) {
    int width = raster.getWidth();
    byte[] colours = new byte[raster.getHeight() * width * 3];
    int[] row = new int[width];
    int to = 0;
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, 0, row);
      for (int index : row) {
        colours[to++] = (byte) palette.getRed(index);
        colours[to++] = (byte) palette.getGreen(index);
        colours[to++] = (byte) palette.getBlue(index);
      }
    }
    return new Pixels(raster.getHeight(), width, 3, colours);
  }

  /** The first components of each pixel, in 8 bits. */
  private static byte[] components(Raster raster, int count) {
    int width = raster.getWidth();
    int bands = raster.getNumBands();
    byte[] values = new byte[raster.getHeight() * width * count];
    int[] row = new int[width * bands];
    int to = 0;
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
      for (int x = 0; x < width; x++) {
        for (int band = 0; band < count; band++) {
          int greatest = (1 << raster.getSampleModel().getSampleSize(band)) - 1;
          values[to++] = (byte) ((row[x * bands + band] * 255 + greatest / 2) / greatest);
        }
      }
    }
    return values;
  }
}
