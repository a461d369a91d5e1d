package org.isomer.data.image;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Decodes BMP, by the platform's reader: palettes, run lengths, 15 to 32 bits a pixel. */
final class BmpDecoder {
  static final int START = 0x424D;

  private static final ReaderFormat FORMAT = new ReaderFormat("bmp");

  private static final int COMPRESSION_AT = 30;
  private static final int HEADER_SIZE_AT = 14;
  private static final int WINDOWS_HEADER = 40;
  private static final int JPEG = 4;
  private static final int PNG = 5;

  private BmpDecoder() {}

  static Pixels decode(ByteBuffer file) throws IOException {
    if (file.limit() > COMPRESSION_AT
        && file.get(HEADER_SIZE_AT) >= WINDOWS_HEADER
        && (file.get(COMPRESSION_AT) == JPEG || file.get(COMPRESSION_AT) == PNG)) {
      throw new IOException("it is a JPEG or PNG picture in the frame of a BMP; take it out");
    }
    return FORMAT.picture("BMP", file);
  }
}
