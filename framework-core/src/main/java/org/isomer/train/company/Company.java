package org.isomer.train.company;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
 * @param replicas the first of those of this process
 * @param note takes what the user should know while they wait
 */
public record Company(Optional<Cluster> cluster, Replicas replicas, Consumer<String> note) {
  /** How often one looks for those that have not come yet. */
  private static final Duration LOOK = Duration.ofSeconds(15);

  /** How long a process that gives up still answers others, which notice a little later. */
  private static final long FAREWELL_MILLISECONDS = 3_000;

  private static final int LOST = 1;

  private static final Pattern EXCHANGE =
      Pattern.compile("(?i)collective|timed? ?out|deadline|connection reset|aborted by");

  /** In this process alone. */
  public static Company here(Replicas replicas) {
    return new Company(Optional.empty(), replicas, text -> {});
  }

  /**
   * Begins to listen for the others, and waits for them as long as the user wants.
   *
   * @param devices the replicas that each process has
   */
  public static Company of(
      Place place, int timeoutSeconds, int threads, int devices, Consumer<String> note) {
    Cluster cluster = Cluster.of(place, Duration.ofSeconds(timeoutSeconds));
    return new Company(Optional.of(cluster), ClusterServer.start(cluster, threads, devices), note);
  }

  /**
   * Waits for all, and makes sure that they are going to train the same.
   *
   * @param facts what must be the same everywhere, by what it is called
   * @throws org.isomer.spi.BadInputException in all of them, if something differs
   * @throws EndedException if one is not there within the time that a step may take
   */
  public void requireAlike(Map<String, String> facts) {
    Handshake handshake = new Handshake(replicas.processes());
    cluster.ifPresentOrElse(
        all ->
            new Roll(new Peers(all.place()), all.timeout(), LOOK, note)
                .awaitAll(
                    () -> {
                      handshake.requireAlike(facts);
                      return true;
                    }),
        () -> handshake.requireAlike(facts));
  }

  /** Whether this is the process that keeps the run, and speaks for all. */
  public boolean first() {
    return replicas.rank() == 0;
  }

  /** What a failure in TensorFlow means, which may be that another process is gone. */
  public RuntimeException meaning(TensorFlowException failure) {
    List<Peers.Missing> missing =
        cluster.map(all -> new Peers(all.place()).missing()).orElse(List.of());
    if (missing.isEmpty()) {
      return cluster.isPresent() && isOfExchange(failure) ? stalled(cluster.get()) : failure;
    }
    try {
      Thread.sleep(FAREWELL_MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new EndedException(
        LOST,
        "Training has ended, because %s. All workers must start again; with --begin-or-resume they go on from the last checkpoint."
            .formatted(
                missing.stream().map(Peers.Missing::text).collect(Collectors.joining(" and "))));
  }

  /** Whether TensorFlow says that an exchange did not come to its end. */
  private static boolean isOfExchange(TensorFlowException failure) {
    return EXCHANGE.matcher(String.valueOf(failure.getMessage())).find();
  }

  private static EndedException stalled(Cluster cluster) {
    return new EndedException(
        LOST,
        "Training has ended, because an exchange with the other workers failed, though all of them answer. If one may need more than %d s for a step, raise --worker-timeout. All workers must start again; with --begin-or-resume they go on from the last checkpoint."
            .formatted(cluster.timeout().toSeconds()));
  }
}
