package org.isomer.cluster;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.isomer.spi.BadInputException;

/**
 * The processes of a run, one for each replica.
 *
 * @param rank which of them this one is, from 0; the first keeps the run
 * @param workers where each listens, as {@code host:port}, by rank
 * @param timeout how long an exchange waits for the others; longer than the slowest of them takes
 *     for a step
 * @param patience how long they wait where one has more to do, as at the start and while the first
 *     writes a checkpoint or runs monitors
 */
public record Cluster(int rank, List<String> workers, Duration timeout, Duration patience) {
  /** Five minutes, long enough for the first step of a large graph. */
  public static final Duration TIMEOUT = Duration.ofMinutes(5);

  /** An hour. */
  public static final Duration PATIENCE = Duration.ofHours(1);

  private static final Pattern ADDRESS =
      Pattern.compile("(?:[^:\\s/]+|\\[[0-9a-fA-F:.]+]):\\d{1,5}");
  private static final int HIGHEST_PORT = 65_535;

  /**
   * Checks and copies.
   *
   * @throws BadInputException if an address is none or there twice, or the rank is not one of them
   */
  public Cluster {
    workers = List.copyOf(workers);
    for (String worker : workers) {
      if (!ADDRESS.matcher(worker).matches() || port(worker) < 1 || port(worker) > HIGHEST_PORT) {
        throw new BadInputException(
            "cluster: '%s' is no address of a worker. Write host:port, such as 127.0.0.1:2222."
                .formatted(worker));
      }
    }
    if (new HashSet<>(workers).size() < workers.size()) {
      throw new BadInputException(
          "cluster: two workers have the same address among %s. Give each a port of its own."
              .formatted(String.join(", ", workers)));
    }
    if (rank < 0 || rank >= workers.size()) {
      throw new BadInputException(
          "cluster: there is no rank %d among %d workers. Ranks go from 0 to %d."
              .formatted(rank, workers.size(), workers.size() - 1));
    }
    if (timeout.toSeconds() < 1 || patience.compareTo(timeout) < 0) {
      throw new BadInputException(
          "cluster: a timeout of %s and a patience of %s do not go together. A timeout is a second or more, and the patience no less."
              .formatted(timeout, patience));
    }
  }

  /** With the usual times. */
  public Cluster(int rank, List<String> workers) {
    this(rank, workers, TIMEOUT, PATIENCE);
  }

  /** How many processes there are. */
  public int size() {
    return workers.size();
  }

  private static int port(String worker) {
    return Integer.parseInt(worker.substring(worker.lastIndexOf(':') + 1));
  }
}
