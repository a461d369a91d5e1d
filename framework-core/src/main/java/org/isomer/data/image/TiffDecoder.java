package org.isomer.data.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Decodes TIFF files of one picture, by the platform's reader: gray, palettes, RGB and CMYK, in
 * strips or tiles, plain or compressed.
 */
final class TiffDecoder {
  static final int LITTLE_ENDIAN = 0x49492A00;
  static final int BIG_ENDIAN = 0x4D4D002A;

  private static final ReaderFormat FORMAT = new ReaderFormat("tiff");

  private static final int HEADER = 8;
  private static final long ENTRY = 12;

  private TiffDecoder() {}

  static Pixels decode(ByteBuffer file) throws IOException {
    requireOnePicture(file.duplicate());
    return FORMAT.picture("TIFF", file).upright(Orientation.of(file));
  }

  private static void requireOnePicture(ByteBuffer file) throws IOException {
    file.order(file.getInt(0) == LITTLE_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    long directory = Integer.toUnsignedLong(file.limit() < HEADER ? 0 : file.getInt(4));
    if (directory < HEADER || directory + Short.BYTES > file.limit()) {
      throw new IOException("the TIFF file is truncated");
    }
    int entries = file.getShort((int) directory) & 0xFFFF;
    long next = directory + Short.BYTES + ENTRY * entries;
    if (next + Integer.BYTES > file.limit()) {
      throw new IOException("the TIFF file is truncated");
    }
    if (file.getInt((int) next) != 0) {
      throw new IOException("it holds more than one picture; save each in a file of its own");
    }
  }
}
