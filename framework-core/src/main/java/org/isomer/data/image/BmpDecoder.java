package org.isomer.data.image;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Decodes BMP, by the platform's reader: palettes, run lengths, 15 to 32 bits a pixel. */
final class BmpDecoder {
  static final int START = 0x424D;

  private static final ReaderFormat FORMAT = new ReaderFormat("bmp");

  private BmpDecoder() {}

  static Pixels decode(ByteBuffer file) throws IOException {
    return FORMAT.read(
        file,
        reader -> {
          SizeLimit.check(reader.getWidth(0), reader.getHeight(0));
          return RasterPixels.of(reader.read(0));
        });
  }
}
