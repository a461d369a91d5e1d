package org.isomer.modality.series.rocket;

import java.util.ArrayList;
import java.util.List;

/**
 * The dilations of MiniRocket's kernels, and how many features each kernel has of each.
 *
 * @param dilations ascending
 * @param features of one kernel, for each dilation
 */
record Dilations(int[] dilations, int[] features) {
  /** Weights of a kernel. */
  static final int WINDOW = 9;

  /** A power that is a whole number stays one; in other programs chance takes 1 from some. */
  private static final double ROUNDING = 1e-13;

  /**
   * Spreads dilations evenly on a logarithmic scale from 1 to where a kernel spans the whole
   * series.
   *
   * @param length of a series, at least 9
   * @param perKernel features of one kernel
   * @param most dilations at most
   */
  static Dilations of(int length, int perKernel, int most) {
    int steps = Math.min(perKernel, most);
    double greatest = StrictMath.log((length - 1) / (WINDOW - 1.0)) / StrictMath.log(2);
    List<Integer> dilations = new ArrayList<>();
    List<Integer> counts = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      double exponent = steps == 1 ? 0 : greatest * i / (steps - 1);
      int dilation = (int) (StrictMath.pow(2, exponent) * (1 + ROUNDING));
      int last = dilations.size() - 1;
      if (last < 0 || dilations.get(last) != dilation) {
        dilations.add(dilation);
        counts.add(1);
      } else {
        counts.set(last, counts.get(last) + 1);
      }
    }
    int[] features =
        counts.stream().mapToInt(count -> (int) ((double) count * perKernel / steps)).toArray();
    int rest = perKernel;
    for (int count : features) {
      rest -= count;
    }
    for (int i = 0; rest > 0; i = (i + 1) % features.length, rest--) {
      features[i]++;
    }
    return new Dilations(dilations.stream().mapToInt(Integer::intValue).toArray(), features);
  }
}
