package org.isomer.exhibit;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/**
 * A picture as a PNG file.
 *
 * @param base64 the file's bytes
 */
public record Png(String base64) implements Exhibit {
  /** The first bytes of every PNG file, in base 64 without the last, incomplete group. */
  private static final String SIGNATURE = "iVBORw0KGg";

  /** Checks that it is a PNG file, at least by its first bytes. */
  public Png {
    if (!base64.startsWith(SIGNATURE) || !base64.matches("[A-Za-z0-9+/]*={0,2}")) {
      throw new IllegalArgumentException("must be a PNG file in base 64");
    }
  }

  /** From the bytes of a PNG file. */
  public static Png of(byte[] file) {
    return new Png(Base64.getEncoder().encodeToString(file));
  }

  /** Encodes an image. */
  public static Png of(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, "png", bytes)) {
        throw new IllegalArgumentException("an image of this type has no PNG form");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return of(bytes.toByteArray());
  }
}
