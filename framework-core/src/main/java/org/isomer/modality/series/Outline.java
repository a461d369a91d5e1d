package org.isomer.modality.series;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.isomer.sketch.Sketch;

/**
 * A series without its scale and offset: of each channel the numbers minus their mean, at length 1,
 * and what is missing is 0. Two series of one length are near-duplicates if they correlate with at
 * least {@value #NEAR}, the mean over the channels that vary: what was scaled, shifted or rounded
 * is found, and noise of up to a hundredth of the standard deviation. What was cut off or moved in
 * time is not.
 *
 * <p>Of a series of more than {@value #KEPT} numbers so many are kept, at equal distances. The
 * index has a cell for each combination of a few sums over stretches of the series; two series lie
 * no farther apart there than as a whole, so that none is missed in the cells around one.
 */
final class Outline implements Sketch {
  private static final double NEAR = 0.9999;
  private static final int KEPT = 1024;

  /** How far two near-duplicates lie apart at most, with room for rounding. */
  private static final double RADIUS = Math.sqrt(2 * (1 - NEAR)) + 1e-5;

  private static final double CELL = 4 * RADIUS;

  /** Channels that the index looks at. */
  private static final int INDEXED = 4;

  /** Sums over stretches that the index has, of all channels together. */
  private static final int SUMS = 8;

  private final int length;
  private final int channels;

  /** Channel after channel, together of length 1. */
  private final float[] values;

  private Outline(int length, int channels, float[] values) {
    this.length = length;
    this.channels = channels;
    this.values = values;
  }

  /** That of a series; empty if nothing varies. */
  static Optional<Sketch> of(Series series) {
    int channels = series.channels();
    int moments = Math.min(series.length(), Math.max(1, KEPT / channels));
    float[] values = new float[channels * moments];
    int varying = 0;
    for (int channel = 0; channel < channels; channel++) {
      varying += normalize(series, channel, values, moments) ? 1 : 0;
    }
    float length = (float) Math.sqrt(varying);
    for (int i = 0; i < values.length && varying > 1; i++) {
      values[i] /= length;
    }
    return varying == 0
        ? Optional.empty()
        : Optional.of(new Outline(series.length(), channels, values));
  }

  /** Writes a channel, and returns whether it varies. */
  private static boolean normalize(Series series, int channel, float[] into, int moments) {
    int[] at =
        IntStream.range(0, moments)
            .map(i -> (int) ((long) i * series.length() / moments))
            .toArray();
    double[] measured =
        Arrays.stream(at)
            .filter(series::isMeasured)
            .mapToDouble(position -> series.values()[position * series.channels() + channel])
            .toArray();
    double mean = Arrays.stream(measured).average().orElse(0);
    double squares = Arrays.stream(measured).map(each -> (each - mean) * (each - mean)).sum();
    double rounding = 1e-6 * Math.abs(mean);
    if (squares <= rounding * rounding * measured.length) {
      return false;
    }
    double length = Math.sqrt(squares);
    int next = 0;
    for (int i = 0; i < moments; i++) {
      if (series.isMeasured(at[i])) {
        into[channel * moments + i] = (float) ((measured[next++] - mean) / length);
      }
    }
    return true;
  }

  @Override
  public double likeness(Sketch other) {
    Outline outline = (Outline) other;
    if (length != outline.length || channels != outline.channels) {
      return 0;
    }
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += (double) values[i] * outline.values[i];
    }
    return sum;
  }

  @Override
  public OptionalDouble near(Sketch other) {
    double likeness = likeness(other);
    return likeness >= NEAR ? OptionalDouble.of(Math.min(1, likeness)) : OptionalDouble.empty();
  }

  @Override
  public long[] places() {
    return new long[] {
      Arrays.stream(sums()).mapToLong(Outline::cell).reduce(length, Outline::joined)
    };
  }

  @Override
  public long[] reach() {
    long[] cells = {length};
    for (double sum : sums()) {
      long[] next = LongStream.of(cell(sum - RADIUS), cell(sum + RADIUS)).distinct().toArray();
      cells =
          Arrays.stream(cells)
              .flatMap(before -> Arrays.stream(next).map(each -> joined(before, each)))
              .toArray();
    }
    return cells;
  }

  private static long cell(double sum) {
    return (long) Math.floor(sum / CELL);
  }

  private static long joined(long cells, long next) {
    long mixed = (cells ^ next) * 0x9E3779B97F4A7C15L;
    return mixed ^ (mixed >>> 32);
  }

  /** The products with some vectors of length 1 that are at right angles. */
  private double[] sums() {
    int looked = Math.min(INDEXED, channels);
    int moments = values.length / channels;
    int stretches = Math.min(moments, Math.max(2, SUMS / looked));
    return IntStream.range(0, looked * stretches)
        .mapToDouble(i -> sum(i / stretches, i % stretches, stretches, moments))
        .toArray();
  }

  private double sum(int channel, int stretch, int stretches, int moments) {
    int from = stretch * moments / stretches;
    int to = (stretch + 1) * moments / stretches;
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += values[channel * moments + i];
    }
    return sum / Math.sqrt(to - from);
  }
}
