package org.isomer.data.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Image;

/** Reads single images, for data sets of more than a class for each image. */
public final class ImageFile {
  /** The endings of the files that are read, in lower case; files may have them in any case. */
  public static final List<String> ENDINGS =
      List.of(".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff");

  private static final long LARGEST = 1L << 30;

  private ImageFile() {}

  /**
   * Reads a JPEG, PNG, WebP, BMP or TIFF file, with values in [0, 1].
   *
   * @param channels 1 for gray, 3 for red, green, blue; the image is converted
   * @param into takes the file's shape
   * @throws BadInputException if it cannot be read, is corrupt or too large
   */
  public static void read(Path file, int channels, Image into) {
    ImageDecoder.decode(file.toString(), bytes(file), channels, into);
  }

  /**
   * Reads a file without turning its image upright: for annotations that were made on the stored
   * pixels. Otherwise as {@link #read}.
   */
  public static void readStored(Path file, int channels, Image into) {
    ImageDecoder.decodeStored(file.toString(), bytes(file), channels, into);
  }

  /**
   * The bytes of a file of an image or a mask.
   *
   * @throws BadInputException if it cannot be read, or is no regular file of at most 1 GiB
   */
  static byte[] bytes(Path file) {
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        throw new BadInputException("%s: is no regular file. Name a file.".formatted(file));
      }
      long size = Files.size(file);
      if (size > LARGEST) {
        throw new BadInputException(
            "The image %s has %d bytes, more than the %d that are read. Replace the file or remove it."
                .formatted(file, size, LARGEST));
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw DataFolder.unreadable(file, e);
    }
  }
}
