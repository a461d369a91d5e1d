package org.isomer.data.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
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

  /** A new reader of a file; the caller disposes of it. */
  ImageReader open(ByteBuffer file) throws IOException {
    ImageReader reader = provider.createReaderInstance();
    ByteArrayInputStream bytes =
        new ByteArrayInputStream(file.array(), file.arrayOffset(), file.limit());
    reader.setInput(new MemoryCacheImageInputStream(bytes), true, true);
    return reader;
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
