package org.isomer.data.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A file format that the Java platform reads. Readers from the class path are passed over: which
 * one ImageIO would choose depends on what else is installed.
 */
final class PlatformFormat {
  private final ImageReaderSpi provider;

  PlatformFormat(String name) {
    provider = provider(name);
  }

  /** What to read from a file. */
  @FunctionalInterface
  interface Reading<T> {
    T from(ImageReader reader) throws IOException;
  }

  /** Opens a reader on a file for the time of one call. */
  <T> T read(ByteBuffer file, Reading<T> reading) throws IOException {
    ImageReader reader = provider.createReaderInstance();
    try (ImageInputStream in =
        new MemoryCacheImageInputStream(
            new ByteArrayInputStream(file.array(), file.arrayOffset(), file.limit()))) {
      reader.setInput(in, true, true);
      return reading.from(reader);
    } finally {
      reader.dispose();
    }
  }

  private static ImageReaderSpi provider(String name) {
    Iterator<ImageReaderSpi> providers =
        IIORegistry.getDefaultInstance()
            .getServiceProviders(
                ImageReaderSpi.class,
                provider ->
                    provider.getClass().getModule() == ImageReaderSpi.class.getModule()
                        && ((ImageReaderSpi) provider).getFormatNames()[0].equalsIgnoreCase(name),
                false);
    return providers.next();
  }
}
