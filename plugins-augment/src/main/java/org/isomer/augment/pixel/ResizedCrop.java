package org.isomer.augment.pixel;

import org.isomer.spi.Image;

/**
 * Bilinear resampling of a rectangle with antialiasing, {@link TriangleFilter}; nothing outside of
 * the rectangle is seen. Each row is resampled for itself and waits in a window for the output rows
 * that it is a part of.
 */
public final class ResizedCrop {
  private static final ThreadLocal<ResizedCrop> OF_THREAD =
      ThreadLocal.withInitial(ResizedCrop::new);

  private final TriangleFilter columns = new TriangleFilter();
  private final TriangleFilter rows = new TriangleFilter();
  private float[] source = new float[0];

  private ResizedCrop() {}

  /** Resizes the whole image; nothing happens if it has that size already. */
  public static void apply(Image image, int height, int width) {
    if (image.height() != height || image.width() != width) {
      apply(image, new Box(0, 0, image.height(), image.width()), height, width);
    }
  }

  /**
   * Cuts a rectangle out and resizes it.
   *
   * @param box a rectangle inside the image
   * @param height rows afterwards
   * @param width columns afterwards
   */
  public static void apply(Image image, Box box, int height, int width) {
    OF_THREAD.get().resample(image, box, height, width);
  }

  private void resample(Image image, Box box, int height, int width) {
    columns.fit(box.width(), width);
    rows.fit(box.height(), height);
    int length = width * image.channels();
    RowWindow window = RowWindow.of(rows.taps(), length);
    RowSum sum = RowSum.ofLength(length);
    float[] out = image.spare(height * length);
    int next = 0;
    for (int row = 0; row < height; row++) {
      int first = rows.first(row);
      int end = first + rows.taps();
      for (next = Math.max(next, first); next < end; next++) {
        resampleRow(image, box, next, width, window.row(next));
      }
      sum.clear();
      for (int tap = 0; tap < rows.taps(); tap++) {
        sum.add(window.row(first + tap), rows.weight(row, tap));
      }
      sum.store(out, row * length);
    }
    image.swap(height, width);
  }

  private void resampleRow(Image image, Box box, int row, int width, float[] into) {
    int scalars = box.width() * image.channels();
    if (source.length < scalars) {
      source = new float[scalars];
    }
    image.copyRun(box.top() + row, box.left(), box.width(), source, 0);
    columns.apply(source, into, width, image.channels());
  }
}
