package org.isomer.data.image;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * Decodes PNG: every colour type, bit depth and interlacing. Transparency is dropped, gamma and
 * colour profiles are not applied. The platform's reader ignores check sums, so they are checked
 * here.
 */
final class PngDecoder {
  private static final PlatformFormat FORMAT = new PlatformFormat("png");
  private static final int SIGNATURE = 8;
  private static final int FRAME = 12;
  private static final int IEND = 0x49454E44;
  private static final int EXIF = 0x65584966;

  private PngDecoder() {}

  static Pixels decode(ByteBuffer file) throws IOException {
    Orientation orientation = check(file);
    return pixels(FORMAT.read(file, reader -> reader.read(0))).upright(orientation);
  }

  /** Walks through all chunks; finds the orientation on the way. */
  static Orientation check(ByteBuffer file) throws IOException {
    Orientation orientation = Orientation.UPRIGHT;
    int position = SIGNATURE;
    while (position + FRAME <= file.limit()) {
      int length = file.getInt(position);
      if (length < 0 || length > file.limit() - position - FRAME) {
        break;
      }
      CRC32 sum = new CRC32();
      sum.update(file.slice(position + 4, length + 4));
      if ((int) sum.getValue() != file.getInt(position + 8 + length)) {
        throw new IOException("a check sum of the PNG file is wrong");
      }
      int type = file.getInt(position + 4);
      if (type == IEND) {
        return orientation;
      }
      if (type == EXIF) {
        orientation = Orientation.of(file.slice(position + 8, length));
      }
      position += FRAME + length;
    }
    throw new IOException("the PNG file is truncated");
  }

  private static Pixels pixels(BufferedImage image) {
    Raster raster = image.getRaster();
    int[] samples = raster.getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
    int bands = raster.getNumBands();
    int count = image.getWidth() * image.getHeight();
    if (image.getColorModel() instanceof IndexColorModel palette) {
      byte[] colours = new byte[count * 3];
      for (int i = 0; i < count; i++) {
        colours[3 * i] = (byte) palette.getRed(samples[i]);
        colours[3 * i + 1] = (byte) palette.getGreen(samples[i]);
        colours[3 * i + 2] = (byte) palette.getBlue(samples[i]);
      }
      return new Pixels(image.getHeight(), image.getWidth(), 3, colours);
    }
    int channels = bands < 3 ? 1 : 3;
    int greatest = (1 << raster.getSampleModel().getSampleSize(0)) - 1;
    byte[] values = new byte[count * channels];
    for (int i = 0; i < count; i++) {
      for (int channel = 0; channel < channels; channel++) {
        int sample = samples[i * bands + channel];
        values[i * channels + channel] = (byte) ((sample * 255 + greatest / 2) / greatest);
      }
    }
    return new Pixels(image.getHeight(), image.getWidth(), channels, values);
  }
}
