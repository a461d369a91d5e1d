package org.isomer.cluster.place;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.isomer.spi.BadInputException;

/**
 * One worker among all.
 *
 * @param rank its number, from 0 on
 * @param workers {@code host:port} of every worker, by rank
 */
public record Place(int rank, List<String> workers) {
  private static final int MOST_PORTS = 65_535;

  /** Copies the list. */
  public Place {
    workers = List.copyOf(workers);
  }

  /**
   * A place that was told.
   *
   * @param told who told it, for messages
   * @throws BadInputException if the rank is none of the workers', or an address is no address or
   *     stands there twice
   */
  static Place told(String told, int rank, List<String> workers) {
    requireRank(told, rank, workers.size());
    Set<String> known = new HashSet<>();
    for (String worker : workers) {
      if (!isAddress(worker)) {
        throw new BadInputException(
            "%s: \"%s\" is no address of a worker. Write host:port, with a port of 1 to %d."
                .formatted(told, worker, MOST_PORTS));
      }
      if (!known.add(worker)) {
        throw new BadInputException(
            "%s: the address %s is given to two workers. Each needs a port of its own."
                .formatted(told, worker));
      }
    }
    return new Place(rank, workers);
  }

  static void requireRank(String told, int rank, int count) {
    if (rank < 0 || rank >= count) {
      throw new BadInputException(
          "%s: there is no worker %d; the %d workers have the ranks 0 to %d."
              .formatted(told, rank, count, count - 1));
    }
  }

  private static boolean isAddress(String text) {
    if (!text.matches("([^\\s:/]+|\\[[0-9a-fA-F:.]+]):\\d{1,5}")) {
      return false;
    }
    int port = Integer.parseInt(text.substring(text.lastIndexOf(':') + 1));
    return port >= 1 && port <= MOST_PORTS;
  }

  /** Addresses of consecutive ports on one host. */
  static List<String> ports(String host, int first, int count) {
    return IntStream.range(first, first + count).mapToObj(port -> host + ":" + port).toList();
  }

  /** How many workers share the machine of this one, itself among them. */
  public int onThisMachine() {
    String own = host(workers.get(rank));
    return (int) workers.stream().filter(worker -> host(worker).equals(own)).count();
  }

  private static String host(String worker) {
    return worker.substring(0, worker.lastIndexOf(':'));
  }
}
