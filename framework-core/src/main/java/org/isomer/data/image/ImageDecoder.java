package org.isomer.data.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.isomer.spi.BadInputException;

/** Decodes an image file, telling formats apart by their contents. */
final class ImageDecoder {
  private static final long PNG_SIGNATURE = 0x89504E470D0A1A0AL;
  private static final int JPEG_START = 0xFFD8;

  private ImageDecoder() {}

  /**
   * Decodes a file.
   *
   * @param name the file, for messages
   * @param file its bytes
   * @param channels 1 for gray, 3 for red, green, blue
   * @throws BadInputException if it is corrupt, truncated or of another format
   */
  static Pixels decode(String name, byte[] file, int channels) {
    try {
      return decode(ByteBuffer.wrap(file)).withChannels(channels);
    } catch (IOException | RuntimeException e) {
      String fault = Objects.requireNonNullElse(e.getMessage(), e.toString());
      throw new BadInputException(
          "The image %s cannot be read: %s. Replace the file or remove it.".formatted(name, fault),
          e);
    }
  }

  private static Pixels decode(ByteBuffer file) throws IOException {
    if (file.remaining() >= 2 && (file.getShort(0) & 0xFFFF) == JPEG_START) {
      return JpegDecoder.decode(file);
    }
    if (file.remaining() >= 8 && file.getLong(0) == PNG_SIGNATURE) {
      return PngDecoder.decode(file);
    }
    throw new IOException(
        file.hasRemaining() ? "it is neither a JPEG nor a PNG file" : "it is empty");
  }
}
