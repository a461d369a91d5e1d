package org.isomer.data.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Image;

/** Reads single images, for data sets of more than a class for each image. */
public final class ImageFile {
  private ImageFile() {}

  /**
   * Reads a JPEG or PNG file, with values in [0, 1].
   *
   * @param channels 1 for gray, 3 for red, green, blue; the image is converted
   * @param into takes the file's shape
   * @throws BadInputException if it cannot be read or is corrupt
   */
  public static void read(Path file, int channels, Image into) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw DataFolder.unreadable(file, e);
    }
    ImageDecoder.decode(file.toString(), bytes, channels).copyTo(into);
  }
}
