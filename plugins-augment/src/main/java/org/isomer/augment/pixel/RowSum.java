package org.isomer.augment.pixel;

import java.util.Arrays;

/**
 * A weighted sum of runs of floats: the inner loop of resampling and of blurring. One for each
 * thread.
 *
 * <p>Each run is copied before it is added, because the compiler of Java 17 vectorises a loop over
 * two arrays only where both are accessed at the same index: four times faster on rows of 224
 * pixels, no slower on rows of 32.
 */
final class RowSum {
  private static final ThreadLocal<RowSum> OF_THREAD = ThreadLocal.withInitial(RowSum::new);

  private float[] sum = new float[0];
  private float[] row = new float[0];
  private int length;

  private RowSum() {}

  /** This thread's sum, for runs of a length, with unspecified contents. */
  static RowSum ofLength(int length) {
    RowSum rowSum = OF_THREAD.get();
    rowSum.length = length;
    if (rowSum.sum.length < length) {
      rowSum.sum = new float[length];
      rowSum.row = new float[length];
    }
    return rowSum;
  }

  /** Makes the sum zero. */
  void clear() {
    Arrays.fill(sum, 0, length, 0);
  }

  /** Adds {@code weight} × the run of {@code values} that begins at {@code start}. */
  void add(float[] values, int start, float weight) {
    System.arraycopy(values, start, row, 0, length);
    float[] to = sum;
    float[] from = row;
    int end = length;
    for (int i = 0; i < end; i++) {
      to[i] += weight * from[i];
    }
  }

  /** Writes the sum into {@code values} from {@code start} on. */
  void store(float[] values, int start) {
    System.arraycopy(sum, 0, values, start, length);
  }
}
