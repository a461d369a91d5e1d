package org.isomer.eval.annotation;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.isomer.random.CounterRandom;

/**
 * Files of annotated images that a test draws.
 *
 * @param folder where they are
 */
public record DrawnFiles(Path folder) {
  private static final int BLOCK = 4;

  /** Writes a text file. */
  public Path text(String name, String text) throws IOException {
    return bytes(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a file. */
  public Path bytes(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }

  /** Writes a picture of coloured blocks, another one for each seed. */
  public Path picture(String name, int width, int height, long seed) throws IOException {
    return bytes(name, encoded(drawn(width, height, seed), "png"));
  }

  /** Writes a mask whose rows take turns in having these labels. */
  public Path mask(String name, int width, int height, int... labels) throws IOException {
    return mask(name, new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY), labels);
  }

  /** Writes such a mask with the colours of a palette, as 0xRRGGBB. */
  public Path mask(String name, int width, int height, List<Integer> palette, int... labels)
      throws IOException {
    int[] colours = palette.stream().mapToInt(Integer::intValue).toArray();
    IndexColorModel model =
        new IndexColorModel(8, colours.length, colours, 0, false, -1, DataBuffer.TYPE_BYTE);
    return mask(
        name, new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model), labels);
  }

  private Path mask(String name, BufferedImage mask, int... labels) throws IOException {
    for (int y = 0; y < mask.getHeight(); y++) {
      for (int x = 0; x < mask.getWidth(); x++) {
        mask.getRaster().setSample(x, y, 0, labels[y % labels.length]);
      }
    }
    return bytes(name, encoded(mask, "png"));
  }

  /** Writes a JPEG picture, dark at the left and bright at the right, with an EXIF orientation. */
  public Path turned(String name, int width, int height, int orientation) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.getRaster().setSample(x, y, 0, 255 * x / (width - 1));
      }
    }
    byte[] jpeg = encoded(image, "jpg");
    byte[] exif = {
      'E',
      'x',
      'i',
      'f',
      0,
      0,
      'M',
      'M',
      0,
      42,
      0,
      0,
      0,
      8,
      0,
      1,
      1,
      0x12,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      (byte) orientation,
      0,
      0,
      0,
      0,
      0,
      0
    };
    ByteBuffer file = ByteBuffer.allocate(jpeg.length + exif.length + 4);
    file.put(jpeg, 0, 2);
    file.put((byte) 0xFF).put((byte) 0xE1).putShort((short) (exif.length + 2)).put(exif);
    file.put(jpeg, 2, jpeg.length - 2);
    return bytes(name, file.array());
  }

  private static BufferedImage drawn(int width, int height, long seed) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        CounterRandom random = CounterRandom.of(seed, "block").at(y / BLOCK, x / BLOCK, 0);
        image.setRGB(x, y, random.nextInt(1 << 24));
      }
    }
    return image;
  }

  private static byte[] encoded(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, format, bytes);
    return bytes.toByteArray();
  }
}
