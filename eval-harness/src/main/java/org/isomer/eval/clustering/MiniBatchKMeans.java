package org.isomer.eval.clustering;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.isomer.random.CounterRandom;

/**
 * Mini-batch k-means (Sculley 2010) from k-means++ (Arthur and Vassilvitskii 2007). Each step moves
 * the centres of a drawn batch's clusters towards its members, each by one over the number of
 * members that its centre has had so far. A centre that has had none for a pass is set on a drawn
 * member.
 *
 * @param clusters how many
 * @param batch members of a step
 * @param passes how often as many members are drawn as there are
 */
record MiniBatchKMeans(int clusters, int batch, int passes) {
  /** How many times as many members as in a batch the first centres are chosen from. */
  private static final int FIRST = 3;

  /**
   * The cluster of each row.
   *
   * @param rows finite numbers, as many as there are clusters at least
   */
  int[] fit(float[][] rows, long seed) {
    CounterRandom random = CounterRandom.of(seed, "k-means");
    double[][] centres = first(rows, random);
    long[] counts = new long[clusters];
    int steps = Math.toIntExact(Math.max(1, (long) passes * rows.length / batch));
    for (int step = 0; step < steps; step++) {
      move(rows, centres, counts, random.at(1, step, 0));
    }
    return IntStream.range(0, rows.length).parallel().map(i -> nearest(rows[i], centres)).toArray();
  }

  private void move(float[][] rows, double[][] centres, long[] counts, CounterRandom random) {
    int[] drawn =
        IntStream.range(0, Math.min(batch, rows.length))
            .map(i -> random.nextInt(rows.length))
            .toArray();
    int[] assigned =
        Arrays.stream(drawn).parallel().map(member -> nearest(rows[member], centres)).toArray();
    for (int i = 0; i < drawn.length; i++) {
      double[] centre = centres[assigned[i]];
      double rate = 1.0 / ++counts[assigned[i]];
      float[] row = rows[drawn[i]];
      for (int j = 0; j < centre.length; j++) {
        centre[j] += rate * (row[j] - centre[j]);
      }
    }
    long all = Arrays.stream(counts).sum();
    for (int cluster = 0; cluster < clusters; cluster++) {
      if (counts[cluster] == 0 && all >= rows.length) {
        centres[cluster] = doubles(rows[drawn[random.nextInt(drawn.length)]]);
        counts[cluster] = 1;
      }
    }
  }

  /** Each further centre is drawn with the square of its distance to the nearest one. */
  private double[][] first(float[][] rows, CounterRandom random) {
    int[] order = random.at(0, 0, 0).permutation(rows.length);
    int size = Math.min(rows.length, Math.max(FIRST * batch, FIRST * clusters));
    float[][] members =
        Arrays.stream(order, 0, size).mapToObj(i -> rows[i]).toArray(float[][]::new);
    CounterRandom choice = random.at(0, 1, 0);
    double[][] centres = new double[clusters][];
    double[] gaps = new double[size];
    Arrays.fill(gaps, Double.POSITIVE_INFINITY);
    int chosen = choice.nextInt(size);
    for (int cluster = 0; cluster < clusters; cluster++) {
      centres[cluster] = doubles(members[chosen]);
      double[] newest = centres[cluster];
      IntStream.range(0, size)
          .parallel()
          .forEach(i -> gaps[i] = Math.min(gaps[i], distance(members[i], newest)));
      chosen = drawn(gaps, choice);
    }
    return centres;
  }

  private static int drawn(double[] weights, CounterRandom random) {
    double left = random.nextDouble() * Arrays.stream(weights).sum();
    for (int i = 0; i < weights.length; i++) {
      left -= weights[i];
      if (left < 0) {
        return i;
      }
    }
    return random.nextInt(weights.length);
  }

  private static double[] doubles(float[] row) {
    return IntStream.range(0, row.length).mapToDouble(i -> row[i]).toArray();
  }

  private static int nearest(float[] row, double[][] centres) {
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int cluster = 0; cluster < centres.length; cluster++) {
      double distance = distance(row, centres[cluster]);
      if (distance < least) {
        least = distance;
        nearest = cluster;
      }
    }
    return nearest;
  }

  private static double distance(float[] row, double[] centre) {
    double distance = 0;
    for (int j = 0; j < row.length; j++) {
      double gap = row[j] - centre[j];
      distance += gap * gap;
    }
    return distance;
  }
}
