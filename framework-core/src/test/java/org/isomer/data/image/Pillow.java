package org.isomer.data.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.isomer.spi.Image;

/** Image files, and what Pillow makes of them. */
final class Pillow {
  private Pillow() {}

  /** A file. */
  static byte[] bytes(String name) {
    try (InputStream in = Pillow.class.getResourceAsStream("pillow/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** A file as this product decodes it. */
  static Pixels decoded(String name, int channels) {
    return ImageDecoder.decode(name, bytes(name), channels);
  }

  /** Pixels as numbers from 0 to 255. */
  static float[] scaled(Pixels pixels) {
    Image image = new Image();
    pixels.copyTo(image);
    float[] values = image.toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.round(values[i] * 255);
    }
    return values;
  }

  /** What Pillow makes of a file, from 0 to 255. */
  static float[] expected(String name) {
    ByteBuffer bytes = ByteBuffer.wrap(bytes(name));
    bytes.position(2 * Short.BYTES);
    float[] values = new float[bytes.remaining()];
    for (int i = 0; i < values.length; i++) {
      values[i] = bytes.get() & 0xFF;
    }
    return values;
  }
}
