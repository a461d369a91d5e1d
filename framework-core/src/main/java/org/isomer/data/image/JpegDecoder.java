package org.isomer.data.image;

import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageReader;
import org.jspecify.annotations.Nullable;

/**
 * Decodes JPEG: baseline and progressive, gray, YCbCr, RGB, CMYK and YCCK. The platform's libjpeg
 * makes the components, upsampled and by the accurate integer transform; the colours are made here.
 */
final class JpegDecoder {
  private static final ReaderFormat FORMAT = new ReaderFormat("jpeg");

  /** All pixels were there, and bytes are left over. */
  private static final String SURPLUS = "extraneous bytes before marker 0xd9";

  private JpegDecoder() {}

  static Pixels decode(ByteBuffer file) throws IOException {
    List<JpegSegment> segments = JpegSegment.of(file);
    JpegHeader header = JpegHeader.of(segments);
    Raster raster = FORMAT.read(TidyJpeg.of(segments, header), JpegDecoder::components);
    byte[] values = ((DataBufferByte) raster.getDataBuffer()).getData();
    int count = raster.getNumBands();
    byte[] colours =
        switch (header.colours(count)) {
          case GRAY, RGB -> values;
          case YCBCR -> rgb(values, 3);
          case CMYK -> Inks.light(values, header.inverted());
          case YCCK -> Inks.light(inks(rgb(values, 4)), header.inverted());
        };
    return new Pixels(raster.getHeight(), raster.getWidth(), count == 1 ? 1 : 3, colours)
        .upright(header.orientation());
  }

  private static Raster components(ImageReader reader) throws IOException {
    AtomicReference<@Nullable String> flaw = new AtomicReference<>();
    reader.addIIOReadWarningListener((source, warning) -> flaw.compareAndSet(null, flaw(warning)));
    Raster raster = reader.readRaster(0, null);
    String found = flaw.get();
    if (found != null) {
      throw new IOException(found);
    }
    return raster;
  }

  /** What a warning about a tidy file says about the pixels; null if they are sound. */
  private static @Nullable String flaw(String warning) {
    return warning.endsWith(SURPLUS) ? null : warning;
  }

  private static byte[] rgb(byte[] values, int stride) {
    JfifColours.toRgb(values, stride);
    return values;
  }

  /** Turns red, green, blue at the start of each pixel of four into cyan, magenta, yellow. */
  private static byte[] inks(byte[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] ^= i % 4 == 3 ? 0 : (byte) 0xFF;
    }
    return values;
  }
}
