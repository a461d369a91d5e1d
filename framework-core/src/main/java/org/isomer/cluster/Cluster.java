package org.isomer.cluster;

import java.time.Duration;
import java.util.List;
import org.isomer.cluster.place.Place;

/**
 * The processes of a run, which have the same number of replicas; the first keeps the run.
 *
 * @param place which of them this one is, and where each listens
 * @param timeout how long an exchange waits for the others; longer than the slowest of them takes
 *     for a step
 * @param patience how long they wait where one has more to do, as at the start and while the first
 *     writes a checkpoint or runs monitors
 */
public record Cluster(Place place, Duration timeout, Duration patience) {
  /** How many times longer than in a step processes wait where one has more to do. */
  private static final int PATIENCE = 12;

  /**
   * Processes that are as patient as they usually have to be.
   *
   * @param timeout how long an exchange waits for the others
   */
  public static Cluster of(Place place, Duration timeout) {
    return new Cluster(place, timeout, timeout.multipliedBy(PATIENCE));
  }

  /** Which of the processes this one is, from 0. */
  public int rank() {
    return place.rank();
  }

  /** Where each listens, as {@code host:port}, by rank. */
  public List<String> workers() {
    return place.workers();
  }

  /** How many processes there are. */
  public int size() {
    return workers().size();
  }
}
