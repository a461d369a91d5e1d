package org.isomer.spi;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;

/**
 * A format of image files that Isomer does not read itself. A module in a JAR adds it:
 *
 * <pre>{@code
 * Multibinder.newSetBinder(binder(), ImageFormat.class).addBinding().to(MyFormat.class);
 * }</pre>
 *
 * <p>Safe for many threads.
 */
@Extensible
public interface ImageFormat {
  /**
   * What it is and who decodes it, such as {@code JPEG 2000 of acme 1}. It belongs to the digest of
   * data with such files: a decoder that gives other pixels has another name.
   */
  String name();

  /** The endings of its files, in lower case, such as {@code .jp2}; none of Isomer's own. */
  List<String> endings();

  /**
   * Decodes a file: gray, palettes, red, green and blue, or inks, of up to 16 bits.
   *
   * @throws IOException saying what is wrong with it, as in {@code it is truncated}
   */
  BufferedImage decode(byte[] file) throws IOException;
}
