package org.isomer.duplicate;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.isomer.random.CounterRandom;
import org.isomer.sketch.Sketch;

/**
 * The examples that are there anyway: a sample of those seen, always the same one of the same
 * examples. It tells how many of them lie as near to an example as a near-duplicate does, without
 * being one.
 */
final class Background {
  private static final int SAMPLE = 2000;
  private static final int NEAREST = 50;

  /** How many of the nearest ones are not counted on, since they may be duplicates too. */
  private static final int COPIES = 5;

  /** Of examples that differ in nothing that counts, but for rounding. */
  private static final double SAME = 1 - 1e-6;

  /** No two examples are told apart that are nearer. */
  private static final double LEAST = Math.sqrt(2 * (1 - SAME));

  private static final double LEAST_SUM = 1e-6;

  private final TreeMap<Long, Sketch> sample = new TreeMap<>();
  private int seen;

  /** Notes an example that was seen; the order does not matter. */
  synchronized void add(int index, Sketch sketch) {
    seen++;
    sample.put(lot(index), sketch);
    if (sample.size() > SAMPLE) {
      sample.pollLastEntry();
    }
  }

  private static long lot(int index) {
    CounterRandom random = CounterRandom.of(0, "background").at(index, 0, 0);
    return (long) random.nextInt() << Integer.SIZE | index;
  }

  /**
   * How many of the examples that were seen are expected as near to an example as that by chance:
   * their density is that of the {@value #NEAREST} nearest of the sample, of which the distances
   * tell in how many dimensions the examples differ there (maximum likelihood; Levina and Bickel
   * 2004). Where too few were seen to tell, infinite, but none if the two differ in nothing.
   *
   * @param likeness to the example that is near
   */
  double expected(Sketch sketch, double likeness) {
    List<Sketch> others;
    double share;
    synchronized (this) {
      others = List.copyOf(sample.values());
      share = (double) others.size() / seen;
    }
    if (others.size() < 2 * NEAREST) {
      return likeness >= SAME ? 0 : Double.POSITIVE_INFINITY;
    }
    double[] distances =
        others.stream()
            .mapToDouble(other -> distance(sketch.likeness(other)))
            .sorted()
            .limit(NEAREST)
            .toArray();
    double radius = distances[NEAREST - 1];
    double sum = COPIES * Math.log(radius / distances[COPIES]);
    sum +=
        Arrays.stream(distances, COPIES, NEAREST - 1)
            .map(distance -> Math.log(radius / distance))
            .sum();
    double dimension = (NEAREST - 1 - COPIES) / Math.max(sum, LEAST_SUM);
    return NEAREST / share * Math.pow(distance(likeness) / radius, dimension);
  }

  /** Of vectors of length 1. */
  private static double distance(double likeness) {
    return Math.sqrt(Math.max(LEAST * LEAST, 2 * (1 - likeness)));
  }
}
