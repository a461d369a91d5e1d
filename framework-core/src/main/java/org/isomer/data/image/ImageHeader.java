package org.isomer.data.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import org.isomer.file.RegularFile;
import org.isomer.file.Sha256;
import org.isomer.spi.FileFacts;

/**
 * What a file says of its image before the pixels.
 *
 * @param height stored rows, before anything is turned
 * @param width stored columns
 * @param orientation how the stored pixels are turned when the image is read upright
 */
public record ImageHeader(int height, int width, Orientation orientation) {
  private static final int PNG_WIDTH_AT = 16;
  private static final int PNG_HEIGHT_AT = 20;

  /**
   * Reads a file's header.
   *
   * @throws org.isomer.spi.BadInputException if it cannot be read or is no image
   */
  public static ImageHeader of(Path file) {
    return of(file.toString(), new RegularFile(file).bytes());
  }

  /** The header of a file whose bytes are read already. */
  static ImageHeader of(String name, byte[] bytes) {
    return jpeg(bytes).or(() -> png(bytes)).orElseGet(() -> decoded(name, bytes));
  }

  /** That which an index notes of a file; empty if it has noted none. */
  static Optional<ImageHeader> of(FileFacts facts) {
    return facts.width() == 0
        ? Optional.empty()
        : Optional.of(
            new ImageHeader(
                (int) (facts.pixels() / facts.width()),
                facts.width(),
                Orientation.of(facts.orientation())));
  }

  /** What an index notes of the file. */
  FileFacts facts(byte[] bytes) {
    return new FileFacts(Sha256.hex(bytes), (long) height * width, width, orientation.value());
  }

  /** Rows of the upright image. */
  public int uprightHeight() {
    return orientation.transposes() ? width : height;
  }

  /** Columns of the upright image. */
  public int uprightWidth() {
    return orientation.transposes() ? height : width;
  }

  private static Optional<ImageHeader> jpeg(byte[] bytes) {
    if (!ImageDecoder.isJpeg(ByteBuffer.wrap(bytes))) {
      return Optional.empty();
    }
    try {
      JpegHeader header = JpegHeader.of(JpegSegment.of(ByteBuffer.wrap(bytes)));
      return header.height() > 0
          ? Optional.of(new ImageHeader(header.height(), header.width(), header.orientation()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<ImageHeader> png(byte[] bytes) {
    ByteBuffer file = ByteBuffer.wrap(bytes);
    if (!ImageDecoder.isPng(file)) {
      return Optional.empty();
    }
    try {
      Orientation orientation = PngDecoder.check(file).orientation();
      return Optional.of(
          new ImageHeader(file.getInt(PNG_HEIGHT_AT), file.getInt(PNG_WIDTH_AT), orientation));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Of a file that has to be decoded for it, and whose damage is told that way. */
  private static ImageHeader decoded(String name, byte[] bytes) {
    return of(ImageDecoder.decode(name, bytes, 3));
  }

  /** That of an image which is decoded already. */
  static ImageHeader of(Pixels pixels) {
    boolean transposed = pixels.turned().transposes();
    return new ImageHeader(
        transposed ? pixels.width() : pixels.height(),
        transposed ? pixels.height() : pixels.width(),
        pixels.turned());
  }
}
