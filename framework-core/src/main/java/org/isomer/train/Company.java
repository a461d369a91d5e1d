package org.isomer.train;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.isomer.cli.spi.EndedException;
import org.isomer.cluster.Cluster;
import org.isomer.cluster.ClusterServer;
import org.isomer.cluster.Peers;
import org.isomer.cluster.place.Place;
import org.isomer.graph.Replicas;
import org.tensorflow.exceptions.TensorFlowException;

/**
 * The processes that train one run.
 *
 * @param cluster where they are; empty for one by itself
 * @param replicas what they exchange
 */
record Company(Optional<Cluster> cluster, Replicas replicas) {
  /** A process by itself. */
  static final Company NONE = new Company(Optional.empty(), Replicas.ONE);

  /** How many times longer than in a step processes wait where one has more to do. */
  private static final int PATIENCE = 12;

  /** How long a process that gives up still answers others, which notice a little later. */
  private static final long FAREWELL_MILLISECONDS = 3_000;

  private static final int LOST = 1;

  /** Begins to listen for the others, and waits for them as long as the user wants. */
  static Company of(Place place, int timeoutSeconds, int threads) {
    Duration timeout = Duration.ofSeconds(timeoutSeconds);
    Cluster cluster = new Cluster(place, timeout, timeout.multipliedBy(PATIENCE));
    return new Company(Optional.of(cluster), ClusterServer.start(cluster, threads));
  }

  /** Whether this is the process that keeps the run, and speaks for all. */
  boolean first() {
    return replicas.rank() == 0;
  }

  /** What a failure in TensorFlow means, which may be that another process is gone. */
  RuntimeException meaning(TensorFlowException failure) {
    List<String> missing = cluster.map(all -> new Peers(all).missing()).orElse(List.of());
    if (missing.isEmpty()) {
      return failure;
    }
    try {
      Thread.sleep(FAREWELL_MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new EndedException(
        LOST,
        "Training has ended, because %s. All workers must start again; with --begin-or-resume they go on from the last checkpoint."
            .formatted(String.join(" and ", missing)));
  }
}
