package org.isomer.eval.metric;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How well numbers follow others: Pearson's correlation of the numbers themselves, and Spearman's,
 * which is that of their ranks, where equal numbers share the average of the ranks that they take
 * together. Samples are sorted once, for any number of resamples.
 */
public final class RankCorrelation {
  private final Sorted first;
  private final Sorted second;

  private RankCorrelation(Sorted first, Sorted second) {
    this.first = first;
    this.second = second;
  }

  /**
   * Sorts.
   *
   * @param first a finite number for each sample
   * @param second a finite number for each sample
   */
  public static RankCorrelation of(double[] first, double[] second) {
    if (first.length != second.length) {
      throw new IllegalArgumentException(first.length + " numbers, " + second.length + " others");
    }
    return new RankCorrelation(Sorted.of(first), Sorted.of(second));
  }

  /**
   * Pearson's correlation of a resample, in [-1, 1]; not a number where all numbers of one kind are
   * equal.
   *
   * @param counts how often each sample was drawn
   */
  public double pearson(int[] counts) {
    return correlation(first.scaled(), second.scaled(), counts);
  }

  /**
   * Spearman's correlation of a resample; not a number where all numbers of one kind are equal.
   *
   * @param counts how often each sample was drawn
   */
  public double spearman(int[] counts) {
    return correlation(first.ranks(counts), second.ranks(counts), counts);
  }

  private static double correlation(double[] x, double[] y, int[] counts) {
    double size = 0;
    double meanX = 0;
    double meanY = 0;
    for (int i = 0; i < counts.length; i++) {
      size += counts[i];
      meanX += counts[i] * x[i];
      meanY += counts[i] * y[i];
    }
    meanX /= size;
    meanY /= size;
    double squaresX = 0;
    double squaresY = 0;
    double products = 0;
    for (int i = 0; i < counts.length; i++) {
      double fromX = x[i] - meanX;
      double fromY = y[i] - meanY;
      squaresX += counts[i] * fromX * fromX;
      squaresY += counts[i] * fromY * fromY;
      products += counts[i] * fromX * fromY;
    }
    return varies(x, counts) && varies(y, counts)
        ? Math.max(-1, Math.min(1, products / (Math.sqrt(squaresX) * Math.sqrt(squaresY))))
        : Double.NaN;
  }

  private static boolean varies(double[] values, int[] counts) {
    double seen = Double.NaN;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        if (!Double.isNaN(seen) && values[i] != seen) {
          return true;
        }
        seen = values[i];
      }
    }
    return false;
  }

  /**
   * Numbers with their order.
   *
   * @param scaled the numbers by a power of two that brings the greatest near 1, so that no square
   *     is too small or too great; which changes no correlation
   */
  private record Sorted(double[] values, double[] scaled, int[] order) {
    static Sorted of(double[] values) {
      int[] order =
          IntStream.range(0, values.length)
              .boxed()
              .sorted(Comparator.comparingDouble((Integer i) -> values[i]))
              .mapToInt(i -> i)
              .toArray();
      double greatest = Arrays.stream(values).map(Math::abs).max().orElse(0);
      int exponent = Math.getExponent(Math.max(greatest, Double.MIN_NORMAL));
      double[] scaled = Arrays.stream(values).map(value -> Math.scalb(value, -exponent)).toArray();
      return new Sorted(values.clone(), scaled, order);
    }

    double[] ranks(int[] counts) {
      double[] ranks = new double[values.length];
      long before = 0;
      int start = 0;
      while (start < order.length) {
        int end = start;
        long equal = 0;
        while (end < order.length && values[order[end]] == values[order[start]]) {
          equal += counts[order[end++]];
        }
        double rank = before + (equal + 1) / 2.0;
        Arrays.stream(order, start, end).forEach(sample -> ranks[sample] = rank);
        before += equal;
        start = end;
      }
      return ranks;
    }
  }
}
