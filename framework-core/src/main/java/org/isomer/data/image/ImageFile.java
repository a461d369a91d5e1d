package org.isomer.data.image;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import org.isomer.file.RegularFile;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Image;

/** Reads single images, for data sets of more than a class for each image. */
public final class ImageFile {
  /** The endings of the files that are read, in lower case; files may have them in any case. */
  public static final List<String> ENDINGS =
      List.of(".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff");

  private ImageFile() {}

  /**
   * Reads a JPEG, PNG, WebP, BMP or TIFF file, with values in [0, 1].
   *
   * @param channels 1 for gray, 3 for red, green, blue; the image is converted
   * @param into takes the file's shape
   * @throws BadInputException if it cannot be read, is corrupt or too large
   */
  public static void read(Path file, int channels, Image into) {
    ImageDecoder.decode(file.toString(), new RegularFile(file).bytes(), channels, into);
  }

  /**
   * Reads a file without turning its image upright: for annotations that were made on the stored
   * pixels. Otherwise as {@link #read}.
   */
  public static void readStored(Path file, int channels, Image into) {
    ImageDecoder.decodeStored(file.toString(), new RegularFile(file).bytes(), channels, into);
  }

  /**
   * Takes over a picture in memory as if it were a file, with values in [0, 1].
   *
   * @param name what messages call it
   * @param channels 1 for gray, 3 for red, green, blue; the picture is converted
   * @param into takes the picture's shape
   * @throws BadInputException if its pixels are of a kind that is not read
   */
  public static void take(BufferedImage picture, String name, int channels, Image into) {
    ImageDecoder.take(picture, name, channels, into);
  }
}
