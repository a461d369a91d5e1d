package org.isomer.graph;

/**
 * The window that a convolution slides over a sequence. It has its centre at every stride-th
 * position from the first, so that n positions become ⌈n / stride⌉.
 *
 * @param size positions that the window covers; an even number only where stride and dilation are
 *     1, and then one position more lies behind the centre than before it
 * @param stride the step between windows
 * @param dilation the distance between neighbouring positions of the window; 1 with a stride
 */
public record Window1d(int size, int stride, int dilation) {
  /** Checks the numbers. */
  public Window1d {
    boolean plain = stride == 1 && dilation == 1;
    if (size < 1
        || (size % 2 == 0 && !plain)
        || stride < 1
        || dilation < 1
        || (stride > 1 && dilation > 1)) {
      throw new IllegalArgumentException(
          "no window of size %d with stride %d and dilation %d".formatted(size, stride, dilation));
    }
  }

  /** The positions that a window covers on each side of its centre. */
  int reach() {
    return size / 2 * dilation;
  }
}
