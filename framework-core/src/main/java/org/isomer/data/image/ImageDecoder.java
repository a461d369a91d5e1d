package org.isomer.data.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Image;

/** Decodes an image file, telling formats apart by their contents. */
final class ImageDecoder {
  private static final int JPEG_START = 0xFFD8;

  private ImageDecoder() {}

  /**
   * Decodes a file.
   *
   * @param name the file, for messages
   * @param file its bytes
   * @param channels 1 for gray, 3 for red, green, blue
   * @throws BadInputException if it is corrupt, truncated, too large or of another format
   */
  static Pixels decode(String name, byte[] file, int channels) {
    return refusing(name, () -> decode(ByteBuffer.wrap(file)).withChannels(channels));
  }

  /** As the other, and writes the image as floats in [0, 1]. */
  static void decode(String name, byte[] file, int channels, Image into) {
    refusing(
        name,
        () -> {
          Pixels pixels = decode(ByteBuffer.wrap(file)).withChannels(channels);
          pixels.copyTo(into);
          return pixels;
        });
  }

  /** The same without turning the image upright. */
  static void decodeStored(String name, byte[] file, int channels, Image into) {
    refusing(
        name,
        () -> {
          Pixels pixels = decode(ByteBuffer.wrap(file)).withChannels(channels).stored();
          pixels.copyTo(into);
          return pixels;
        });
  }

  /** The same of a picture in memory. */
  static void take(BufferedImage picture, String name, int channels, Image into) {
    refusing(
        name,
        () -> {
          Pixels pixels = RasterPixels.of(picture).withChannels(channels);
          pixels.copyTo(into);
          return pixels;
        });
  }

  /** Something that fails if a file is bad. */
  @FunctionalInterface
  interface Decoding {
    Pixels pixels() throws IOException;
  }

  /**
   * Names a file that fails.
   *
   * @throws BadInputException if it does
   */
  static Pixels refusing(String name, Decoding decoding) {
    String fault;
    Throwable cause;
    try {
      return decoding.pixels();
    } catch (IOException e) {
      fault = Objects.requireNonNullElse(e.getMessage(), e.toString());
      cause = e;
    } catch (RuntimeException e) {
      fault = "it is damaged";
      cause = e;
    } catch (OutOfMemoryError e) {
      fault = "it needs more memory than there is; scale it down, or give Java more with -Xmx";
      cause = e;
    }
    throw new BadInputException(
        "The image %s cannot be read: %s. Replace the file or remove it.".formatted(name, fault),
        cause);
  }

  /** Decodes a file of one of Isomer's own formats. */
  static Pixels decode(ByteBuffer file) throws IOException {
    return switch (format(file)) {
      case "jpg" -> JpegDecoder.decode(file);
      case "png" -> PngDecoder.decode(file);
      case "webp" -> WebpDecoder.decode(file);
      case "tif" -> TiffDecoder.decode(file);
      case "bmp" -> BmpDecoder.decode(file);
      default ->
          throw new IOException(
              file.limit() > 0 ? "it is no JPEG, PNG, WebP, BMP or TIFF file" : "it is empty");
    };
  }

  /** The usual ending of a file of this content, without its dot; empty if it is none to read. */
  static String format(byte[] file) {
    return format(ByteBuffer.wrap(file));
  }

  private static String format(ByteBuffer file) {
    if (isJpeg(file)) {
      return "jpg";
    }
    if (isPng(file)) {
      return "png";
    }
    if (file.limit() < Integer.BYTES) {
      return "";
    }
    int start = file.getInt(0);
    if (start == WebpDecoder.RIFF) {
      return "webp";
    }
    if (start == TiffDecoder.LITTLE_ENDIAN || start == TiffDecoder.BIG_ENDIAN) {
      return "tif";
    }
    return start >>> Short.SIZE == BmpDecoder.START ? "bmp" : "";
  }

  static boolean isJpeg(ByteBuffer file) {
    return file.limit() >= 2 && (file.getShort(0) & 0xFFFF) == JPEG_START;
  }

  static boolean isPng(ByteBuffer file) {
    return file.limit() >= Long.BYTES && file.getLong(0) == PngDecoder.SIGNATURE;
  }
}
