package org.isomer.data.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * Decodes PNG: every colour type, bit depth and interlacing. Transparency is dropped, gamma and
 * colour profiles are not applied. The platform's reader ignores check sums, so they are checked
 * here; and it gets only the chunks that make the pixels, so that no other can be inflated without
 * end.
 */
final class PngDecoder {
  static final long SIGNATURE = 0x89504E470D0A1A0AL;

  private static final ReaderFormat FORMAT = new ReaderFormat("png");
  private static final int FRAME = 12;
  private static final int HEADER = 0x49484452;
  private static final int END = 0x49454E44;
  private static final int EXIF = 0x65584966;

  /** The bit of a chunk's type that says that pixels can be made without it. */
  private static final int ANCILLARY = 0x20000000;

  private PngDecoder() {}

  static Pixels decode(ByteBuffer file) throws IOException {
    Sound sound = check(file);
    return FORMAT
        .read(sound.file(), reader -> RasterPixels.of(reader.read(0)))
        .upright(sound.orientation());
  }

  /**
   * A file that has passed the checks.
   *
   * @param file the signature and the chunks that make the pixels
   * @param orientation what the file's EXIF data say
   */
  record Sound(ByteBuffer file, Orientation orientation) {}

  /** Walks through all chunks; finds the orientation on the way. */
  static Sound check(ByteBuffer file) throws IOException {
    Orientation orientation = Orientation.UPRIGHT;
    ByteArrayOutputStream pixels = new ByteArrayOutputStream();
    int position = Long.BYTES;
    copy(file, 0, position, pixels);
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
      if (position == Long.BYTES && (type != HEADER || length < 8)) {
        throw new IOException("the PNG file does not begin with its header");
      }
      if (type == HEADER) {
        SizeLimit.check(
            Integer.toUnsignedLong(file.getInt(position + 8)),
            Integer.toUnsignedLong(file.getInt(position + 12)));
      }
      if (type == EXIF) {
        orientation = Orientation.of(file.slice(position + 8, length));
      }
      if ((type & ANCILLARY) == 0) {
        copy(file, position, FRAME + length, pixels);
      }
      if (type == END) {
        return new Sound(ByteBuffer.wrap(pixels.toByteArray()), orientation);
      }
      position += FRAME + length;
    }
    throw new IOException("the PNG file is truncated");
  }

  private static void copy(ByteBuffer file, int from, int length, ByteArrayOutputStream to) {
    byte[] bytes = new byte[length];
    file.get(from, bytes);
    to.writeBytes(bytes);
  }
}
