package org.isomer.data.image;

import java.io.IOException;
import java.util.Locale;

/** How large images may be, so that a few bytes cannot ask for all memory. */
final class SizeLimit {
  private static final long MOST_PIXELS = 100_000_000;

  /** Bytes of heap for each pixel while an image is decoded and becomes floats. */
  private static final long BYTES = 32;

  private SizeLimit() {}

  /**
   * Refuses a size before there is memory for it.
   *
   * @param width columns
   * @param height rows
   * @throws IOException if it is empty or too large
   */
  static void check(long width, long height) throws IOException {
    if (width < 1 || height < 1) {
      throw new IOException("its size is stated as %d×%d pixels".formatted(width, height));
    }
    if (height > MOST_PIXELS / width) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "it has %d×%d pixels, more than the %,d that are read; scale it down",
              width,
              height,
              MOST_PIXELS));
    }
    long heap = Runtime.getRuntime().maxMemory();
    if (width * height > heap / BYTES) {
      throw new IOException(
          "it has %d×%d pixels, too many for Java's heap of %d MB; scale it down, or give Java more with -Xmx"
              .formatted(width, height, heap >> 20));
    }
  }
}
