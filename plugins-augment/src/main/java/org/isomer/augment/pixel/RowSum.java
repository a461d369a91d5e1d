package org.isomer.augment.pixel;

import java.util.Arrays;

/**
 * A weighted sum of runs of floats: the inner loop of resampling and of blurring. One for each
 * thread.
 *
 * <p>The compiler of Java 17 vectorises a loop over several arrays only where all are accessed at
 * the same index. So each run is an array of its own, or is copied into one, and {@value #TOGETHER}
 * of them are added in one loop, in their order.
 */
final class RowSum {
  private static final int TOGETHER = 4;
  private static final ThreadLocal<RowSum> OF_THREAD = ThreadLocal.withInitial(RowSum::new);

  private final float[][] copies = new float[TOGETHER][0];
  private final float[][] runs = new float[TOGETHER][];
  private final float[] weights = new float[TOGETHER];
  private float[] sum = new float[0];
  private int length;

  /** How many runs wait to be added. */
  private int waiting;

  private RowSum() {}

  /** This thread's sum, for runs of a length, with unspecified contents. */
  static RowSum ofLength(int length) {
    RowSum rowSum = OF_THREAD.get();
    rowSum.length = length;
    if (rowSum.sum.length < length) {
      rowSum.sum = new float[length];
      for (int i = 0; i < TOGETHER; i++) {
        rowSum.copies[i] = new float[length];
      }
    }
    return rowSum;
  }

  /** Makes the sum zero. */
  void clear() {
    Arrays.fill(sum, 0, length, 0);
    waiting = 0;
  }

  /**
   * Adds {@code weight} × the beginning of an array, which has to stay as it is until the sum is
   * stored.
   */
  void add(float[] run, float weight) {
    if (weight == 0) {
      return;
    }
    runs[waiting] = run;
    weights[waiting] = weight;
    waiting++;
    if (waiting == TOGETHER) {
      addFour(sum, runs[0], runs[1], runs[2], runs[3], weights, length);
      waiting = 0;
    }
  }

  /** Adds {@code weight} × the run of {@code values} that begins at {@code start}. */
  void add(float[] values, int start, float weight) {
    float[] copy = copies[waiting];
    System.arraycopy(values, start, copy, 0, length);
    add(copy, weight);
  }

  /** Writes the sum into {@code values} from {@code start} on. */
  void store(float[] values, int start) {
    for (int i = 0; i < waiting; i++) {
      addOne(sum, runs[i], weights[i], length);
    }
    System.arraycopy(sum, 0, values, start, length);
  }

  private static void addFour(
      float[] to, float[] a, float[] b, float[] c, float[] d, float[] weights, int length) {
    float weightA = weights[0];
    float weightB = weights[1];
    float weightC = weights[2];
    float weightD = weights[3];
    for (int i = 0; i < length; i++) {
      to[i] = to[i] + weightA * a[i] + weightB * b[i] + weightC * c[i] + weightD * d[i];
    }
  }

  private static void addOne(float[] to, float[] run, float weight, int length) {
    for (int i = 0; i < length; i++) {
      to[i] += weight * run[i];
    }
  }
}
