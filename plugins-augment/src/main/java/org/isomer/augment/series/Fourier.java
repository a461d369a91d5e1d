package org.isomer.augment.series;

import java.util.Arrays;

/**
 * The discrete Fourier transform of one length: X[k] = Σ x[t] e^(−2πi k t / n). Powers of two go by
 * the algorithm of Cooley and Tukey (1965), all other lengths by that of Bluestein (1970), so that
 * each takes n log n steps. Not safe for use by several threads.
 *
 * <p>Written here because no library in the tree has one, and augmentation needs no more than this.
 */
final class Fourier {
  private static final ThreadLocal<Fourier> OF_THREAD =
      ThreadLocal.withInitial(() -> new Fourier(1));

  private final int length;
  private final double[] cosines;
  private final double[] sines;
  private final double[] chirpReal;
  private final double[] chirpImaginary;
  private final double[] workReal;
  private final double[] workImaginary;

  private Fourier(int length) {
    this.length = length;
    boolean power = Integer.bitCount(length) == 1;
    int size = power ? length : Math.max(1, Integer.highestOneBit(2 * length - 1) * 2);
    cosines = new double[size / 2];
    sines = new double[size / 2];
    for (int i = 0; i < size / 2; i++) {
      cosines[i] = StrictMath.cos(2 * Math.PI * i / size);
      sines[i] = StrictMath.sin(2 * Math.PI * i / size);
    }
    int work = power ? 0 : size;
    chirpReal = new double[work];
    chirpImaginary = new double[work];
    workReal = new double[work];
    workImaginary = new double[work];
    if (!power) {
      for (int i = 0; i < length; i++) {
        int mirrored = (size - i) % size;
        chirpReal[i] = chirpReal[mirrored] = StrictMath.cos(angle(i));
        chirpImaginary[i] = chirpImaginary[mirrored] = StrictMath.sin(angle(i));
      }
      powerOfTwo(chirpReal, chirpImaginary);
    }
  }

  /** The transform for a length; this thread keeps the last one. */
  static Fourier of(int length) {
    if (OF_THREAD.get().length != length) {
      OF_THREAD.set(new Fourier(length));
    }
    return OF_THREAD.get();
  }

  /** Replaces complex numbers by their transform. */
  void transform(double[] real, double[] imaginary) {
    if (workReal.length == 0) {
      powerOfTwo(real, imaginary);
    } else {
      bluestein(real, imaginary);
    }
  }

  /** The opposite of {@link #transform}. */
  void invert(double[] real, double[] imaginary) {
    // The transform with real and imaginary parts exchanged runs the other way round.
    transform(imaginary, real);
    for (int i = 0; i < length; i++) {
      real[i] /= length;
      imaginary[i] /= length;
    }
  }

  /** π i² / n, whose square is taken modulo 2n, where nothing is lost. */
  private double angle(int i) {
    return Math.PI * (((long) i * i) % (2L * length)) / length;
  }

  private void bluestein(double[] real, double[] imaginary) {
    Arrays.fill(workReal, 0);
    Arrays.fill(workImaginary, 0);
    for (int i = 0; i < length; i++) {
      double cosine = StrictMath.cos(angle(i));
      double sine = StrictMath.sin(angle(i));
      workReal[i] = real[i] * cosine + imaginary[i] * sine;
      workImaginary[i] = imaginary[i] * cosine - real[i] * sine;
    }
    powerOfTwo(workReal, workImaginary);
    int size = workReal.length;
    for (int i = 0; i < size; i++) {
      double product = workReal[i] * chirpReal[i] - workImaginary[i] * chirpImaginary[i];
      workImaginary[i] = workReal[i] * chirpImaginary[i] + workImaginary[i] * chirpReal[i];
      workReal[i] = product;
    }
    powerOfTwo(workImaginary, workReal);
    for (int i = 0; i < length; i++) {
      double cosine = StrictMath.cos(angle(i));
      double sine = StrictMath.sin(angle(i));
      real[i] = (workReal[i] * cosine + workImaginary[i] * sine) / size;
      imaginary[i] = (workImaginary[i] * cosine - workReal[i] * sine) / size;
    }
  }

  private void powerOfTwo(double[] real, double[] imaginary) {
    int size = 2 * cosines.length;
    int unused = 32 - Integer.numberOfTrailingZeros(size);
    for (int i = 1; i < size - 1; i++) {
      int j = Integer.reverse(i) >>> unused;
      if (j > i) {
        exchange(real, i, j);
        exchange(imaginary, i, j);
      }
    }
    for (int half = 1; half < size; half *= 2) {
      int stride = size / (2 * half);
      for (int start = 0; start < size; start += 2 * half) {
        for (int k = 0; k < half; k++) {
          butterfly(real, imaginary, start + k, half, k * stride);
        }
      }
    }
  }

  private void butterfly(double[] real, double[] imaginary, int upper, int half, int root) {
    int lower = upper + half;
    double turnedReal = real[lower] * cosines[root] + imaginary[lower] * sines[root];
    double turnedImaginary = imaginary[lower] * cosines[root] - real[lower] * sines[root];
    real[lower] = real[upper] - turnedReal;
    imaginary[lower] = imaginary[upper] - turnedImaginary;
    real[upper] += turnedReal;
    imaginary[upper] += turnedImaginary;
  }

  private static void exchange(double[] values, int i, int j) {
    double kept = values[i];
    values[i] = values[j];
    values[j] = kept;
  }
}
