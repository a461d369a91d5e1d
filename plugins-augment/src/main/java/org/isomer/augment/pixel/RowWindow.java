package org.isomer.augment.pixel;

/**
 * The last few rows of an image that is worked on from top to bottom, each in an array of its own,
 * as {@link RowSum} wants them. One for each thread.
 */
final class RowWindow {
  private static final ThreadLocal<RowWindow> OF_THREAD = ThreadLocal.withInitial(RowWindow::new);

  private float[][] rows = new float[0][0];
  private int count;

  private RowWindow() {}

  /**
   * This thread's window, with unspecified contents.
   *
   * @param count how many rows there is room for
   * @param length floats of a row
   */
  static RowWindow of(int count, int length) {
    RowWindow window = OF_THREAD.get();
    window.count = count;
    int had = window.rows.length == 0 ? 0 : window.rows[0].length;
    if (window.rows.length < count || had < length) {
      window.rows = new float[Math.max(window.rows.length, count)][Math.max(had, length)];
    }
    return window;
  }

  /** Where a row of the image lies, in place of the one that is so many rows above it. */
  float[] row(int index) {
    return rows[index % count];
  }
}
