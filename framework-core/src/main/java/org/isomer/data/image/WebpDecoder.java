package org.isomer.data.image;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Decodes WebP, with and without loss. The reader gets a file with the picture alone: transparency
 * is dropped, and colour profiles are not applied. The colours of files with loss are not
 * interpolated between their blocks of four pixels, so that they differ from libwebp's at edges.
 */
final class WebpDecoder {
  static final int RIFF = 0x52494646;

  private static final ReaderFormat FORMAT = new ReaderFormat(new WebPImageReaderSpi());
  private static final int WEBP = 0x57454250;
  private static final int LOSSY = 0x56503820;
  private static final int LOSSLESS = 0x5650384C;
  private static final int EXIF = 0x45584946;
  private static final int ANIMATION = 0x414E494D;
  private static final int HEADER = 12;
  private static final int FRAME = 8;
  private static final int SIZE_BITS = 14;
  private static final int SIZE_MASK = (1 << SIZE_BITS) - 1;

  private WebpDecoder() {}

  static Pixels decode(ByteBuffer file) throws IOException {
    if (file.limit() < HEADER + FRAME || file.getInt(FRAME) != WEBP) {
      throw new IOException("it is a RIFF file, but no WebP picture");
    }
    Orientation orientation = Orientation.UPRIGHT;
    ByteBuffer picture = null;
    for (int position = HEADER; position + FRAME <= file.limit(); ) {
      int length = Integer.reverseBytes(file.getInt(position + 4));
      if (length < 0 || length > file.limit() - position - FRAME) {
        throw new IOException("the WebP file is truncated");
      }
      ByteBuffer content = file.slice(position + FRAME, length);
      switch (file.getInt(position)) {
        case LOSSY, LOSSLESS -> picture = picture(file, position, length);
        case EXIF -> orientation = orientation(content);
        case ANIMATION ->
            throw new IOException("it is an animation; save each of its frames as a picture");
        default -> {}
      }
      position += FRAME + length + (length & 1);
    }
    return FORMAT
        .read(complete(picture), reader -> RasterPixels.of(reader.read(0)))
        .upright(orientation);
  }

  private static ByteBuffer complete(@Nullable ByteBuffer picture) throws IOException {
    if (picture == null) {
      throw new IOException("the WebP file is truncated");
    }
    return picture;
  }

  /** A file of one chunk. */
  private static ByteBuffer picture(ByteBuffer file, int position, int length) throws IOException {
    ByteBuffer chunk = file.slice(position, FRAME + length);
    checkSize(chunk.slice(FRAME, length), chunk.getInt(0) == LOSSY);
    int padded = length + (length & 1);
    ByteBuffer alone = ByteBuffer.allocate(HEADER + FRAME + padded);
    alone.putInt(RIFF).putInt(Integer.reverseBytes(4 + FRAME + padded)).putInt(WEBP).put(chunk);
    return alone.clear();
  }

  private static void checkSize(ByteBuffer content, boolean lossy) throws IOException {
    content.order(ByteOrder.LITTLE_ENDIAN);
    if (content.limit() < 10) {
      throw new IOException("the WebP file is truncated");
    }
    if (lossy) {
      SizeLimit.check(content.getShort(6) & SIZE_MASK, content.getShort(8) & SIZE_MASK);
    } else {
      int sizes = content.getInt(1);
      SizeLimit.check((sizes & SIZE_MASK) + 1L, (sizes >> SIZE_BITS & SIZE_MASK) + 1L);
    }
  }

  private static Orientation orientation(ByteBuffer exif) {
    boolean named = exif.limit() >= 6 && exif.getInt(0) == 0x45786966;
    return Orientation.of(named ? exif.slice(6, exif.limit() - 6) : exif);
  }
}
