package org.isomer.data.image;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.isomer.file.RegularFile;
import org.isomer.spi.BadInputException;

/**
 * Reads masks: PNG files in which the value of a pixel is its class. That is the index into the
 * palette (Pascal VOC; the colours are only for the eye), or the level of gray (CamVid, ADE20K,
 * Cityscapes' label ids), of 1 to 16 bits, as it is stored: never a colour, never scaled to 8 bits.
 */
public final class LabelPng {
  private static final ReaderFormat FORMAT = new ReaderFormat("png");
  private static final int COLOUR_TYPE_AT = 25;
  private static final int GRAY = 0;
  private static final int PALETTE = 3;

  private LabelPng() {}

  /**
   * Reads a file.
   *
   * @throws BadInputException if it cannot be read, is corrupt, or holds colours
   */
  public static LabelMap read(Path file) {
    return decode(file.toString(), new RegularFile(file).bytes());
  }

  /**
   * Decodes a file.
   *
   * @param name the file, for messages
   * @param file its bytes
   * @throws BadInputException if it is corrupt or holds colours
   */
  public static LabelMap decode(String name, byte[] file) {
    try {
      return decode(ByteBuffer.wrap(file));
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      String fault = Objects.requireNonNullElse(e.getMessage(), e.toString());
      throw new BadInputException(
          "The mask %s cannot be read: %s. Give a PNG file whose pixels are class numbers: with a palette, or gray."
              .formatted(name, fault),
          e);
    }
  }

  private static LabelMap decode(ByteBuffer file) throws IOException {
    if (file.limit() <= COLOUR_TYPE_AT || file.getLong(0) != PngDecoder.SIGNATURE) {
      throw new IOException("it is not a PNG file");
    }
    PngDecoder.Sound sound = PngDecoder.check(file);
    int colourType = file.get(COLOUR_TYPE_AT);
    if (colourType != GRAY && colourType != PALETTE) {
      throw new IOException("its pixels are colours");
    }
    BufferedImage image = FORMAT.read(sound.file(), reader -> reader.read(0));
    Raster raster = image.getRaster();
    int height = raster.getHeight();
    int width = raster.getWidth();
    return new LabelMap(
        height,
        width,
        raster.getSamples(0, 0, width, height, 0, (int[]) null),
        colourType == PALETTE ? palette(image.getColorModel()) : new int[0]);
  }

  private static int[] palette(ColorModel colours) {
    if (!(colours instanceof IndexColorModel indexed)) {
      return new int[0];
    }
    int[] palette = new int[indexed.getMapSize()];
    indexed.getRGBs(palette);
    return Arrays.stream(palette).map(colour -> colour & 0xFFFFFF).toArray();
  }
}
