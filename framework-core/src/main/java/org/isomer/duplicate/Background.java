package org.isomer.duplicate;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.isomer.random.CounterRandom;

/**
 * The pictures that are there anyway: a sample of those seen, always the same one of the same
 * examples. It tells how many of them lie as near to a picture as a near-duplicate does, without
 * being one.
 */
final class Background {
  private static final int SAMPLE = 2000;
  private static final int NEAREST = 50;

  /** How many of the nearest ones are not counted on, since they may be duplicates too. */
  private static final int COPIES = 5;

  private static final double LEAST = 1e-6;

  private final TreeMap<Long, Fingerprint.Picture> sample = new TreeMap<>();
  private int seen;

  /** Notes a picture that was seen; the order does not matter. */
  synchronized void add(int index, Fingerprint.Picture picture) {
    seen++;
    sample.put(lot(index), picture);
    if (sample.size() > SAMPLE) {
      sample.pollLastEntry();
    }
  }

  private static long lot(int index) {
    CounterRandom random = CounterRandom.of(0, "background").at(index, 0, 0);
    return (long) random.nextInt() << Integer.SIZE | index;
  }

  /**
   * How many of the pictures that were seen are expected as near to a picture as that by chance:
   * their density is that of the {@value #NEAREST} nearest of the sample, of which the distances
   * tell in how many dimensions the pictures differ there (maximum likelihood; Levina and Bickel
   * 2004). Infinite where too few were seen to tell.
   *
   * @param correlation with the picture that is near
   */
  double expected(Fingerprint.Picture picture, double correlation) {
    List<Fingerprint.Picture> others;
    double share;
    synchronized (this) {
      others = List.copyOf(sample.values());
      share = (double) others.size() / seen;
    }
    if (others.size() < 2 * NEAREST) {
      return Double.POSITIVE_INFINITY;
    }
    double[] distances =
        others.stream()
            .mapToDouble(other -> distance(picture.likeness(other)))
            .sorted()
            .limit(NEAREST)
            .toArray();
    double radius = distances[NEAREST - 1];
    double sum = COPIES * Math.log(radius / distances[COPIES]);
    sum +=
        Arrays.stream(distances, COPIES, NEAREST - 1)
            .map(distance -> Math.log(radius / distance))
            .sum();
    double dimension = (NEAREST - 1 - COPIES) / Math.max(sum, LEAST);
    return NEAREST / share * Math.pow(distance(correlation) / radius, dimension);
  }

  /** Of thumbnails with mean 0 and length 1. */
  private static double distance(double correlation) {
    return Math.sqrt(Math.max(LEAST * LEAST, 2 * (1 - correlation)));
  }
}
