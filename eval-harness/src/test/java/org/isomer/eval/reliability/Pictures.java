package org.isomer.eval.reliability;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** Small pictures of noise, no two of which are alike. */
final class Pictures {
  private Pictures() {}

  /** Writes a colour picture; its ending names the format. */
  static void write(Path file, int width, int height, long seed) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(seed);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, random.nextInt());
      }
    }
    save(file, image);
  }

  /** Writes a mask: labels of 0 left of the middle, of 1 right of it. */
  static void writeMask(Path file, int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < height; y++) {
      for (int x = width / 2; x < width; x++) {
        image.getRaster().setSample(x, y, 0, 1);
      }
    }
    save(file, image);
  }

  private static void save(Path file, BufferedImage image) throws IOException {
    Files.createDirectories(file.getParent());
    String name = file.toString();
    if (!ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile())) {
      throw new IOException(file + ": no such format");
    }
  }
}
