package org.isomer.data.image;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import javax.imageio.IIOException;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A file format that a chosen reader of ImageIO reads: that of the Java platform, or one that is
 * named. Which one ImageIO itself would choose depends on what else is installed.
 */
final class ReaderFormat {
  private final ImageReaderSpi provider;

  /** The format of the Java platform with this name. */
  ReaderFormat(String name) {
    this(provider(name));
  }

  /** A format of a library that is part of the product. */
  ReaderFormat(ImageReaderSpi provider) {
    this.provider = provider;
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
      reader.setInput(in, false, true);
      return reading.from(reader);
    } finally {
      reader.dispose();
    }
  }

  /**
   * Reads the picture of a file.
   *
   * @param title what messages call the format; what a reader itself says of a fault is for those
   *     who write readers
   */
  Pixels picture(String title, ByteBuffer file) throws IOException {
    try {
      return read(
          file,
          reader -> {
            SizeLimit.check(reader.getWidth(0), reader.getHeight(0));
            return RasterPixels.of(reader.read(0));
          });
    } catch (IIOException | EOFException e) {
      throw new IOException(
          "the %s file is damaged, or of a kind that is not read; save it again, as PNG"
              .formatted(title),
          e);
    }
  }

  private static ImageReaderSpi provider(String name) {
    Iterator<ImageReaderSpi> providers =
        IIORegistry.getDefaultInstance()
            .getServiceProviders(
                ImageReaderSpi.class,
                provider ->
                    provider.getClass().getModule() == ImageReaderSpi.class.getModule()
                        && List.of(((ImageReaderSpi) provider).getFormatNames()).contains(name),
                false);
    return providers.next();
  }
}
