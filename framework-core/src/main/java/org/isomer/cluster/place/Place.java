package org.isomer.cluster.place;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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

  /**
   * Copies the list.
   *
   * @throws BadInputException if the rank is none of the workers', or an address is no address or
   *     stands there twice
   */
  public Place {
    workers = List.copyOf(workers);
    if (workers.isEmpty()) {
      throw new BadInputException("no worker is named. Give the address of each.");
    }
    if (rank < 0 || rank >= workers.size()) {
      throw new BadInputException(
          "there is no worker %d; the %d workers have the ranks 0 to %d."
              .formatted(rank, workers.size(), workers.size() - 1));
    }
    Set<String> known = new HashSet<>();
    for (String worker : workers) {
      if (!isAddress(worker)) {
        throw new BadInputException(
            "\"%s\" is no address of a worker. Write host:port, with a port of 1 to %d."
                .formatted(worker, MOST_PORTS));
      }
      if (!known.add(worker)) {
        throw new BadInputException(
            "the address %s is given to two workers. Each needs a port of its own."
                .formatted(worker));
      }
    }
  }

  private static boolean isAddress(String text) {
    if (!text.matches("([^\\s:/]+|\\[[0-9a-fA-F:.]+]):\\d{1,5}")) {
      return false;
    }
    int port = port(text);
    return port >= 1 && port <= MOST_PORTS;
  }

  /** Addresses of consecutive ports on one host. */
  static List<String> ports(String host, int first, int count) {
    return IntStream.range(first, first + count).mapToObj(port -> host + ":" + port).toList();
  }

  /** The places of so many workers on this machine, on ports of the loopback that are free. */
  public static List<Place> onFreePorts(int count) throws IOException {
    List<ServerSocket> held = new ArrayList<>();
    List<String> addresses = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        held.add(socket);
        addresses.add("127.0.0.1:" + socket.getLocalPort());
      }
    } finally {
      for (ServerSocket socket : held) {
        socket.close();
      }
    }
    return IntStream.range(0, count).mapToObj(rank -> new Place(rank, addresses)).toList();
  }

  /** How many workers share the machine of this one, itself among them. */
  public int onThisMachine() {
    return (int) IntStream.range(0, workers.size()).filter(this::isNeighbour).count();
  }

  /** How many threads each worker has, where those on a machine share its processors. */
  public static int threads(Optional<Place> place) {
    int processors = Runtime.getRuntime().availableProcessors();
    return Math.max(1, processors / place.map(Place::onThisMachine).orElse(1));
  }

  /** Which of the workers on its machine this one is, from 0. */
  public int localRank() {
    return (int) IntStream.range(0, rank).filter(this::isNeighbour).count();
  }

  private boolean isNeighbour(int other) {
    return host(other).equals(host(rank));
  }

  /** The name or the number of a worker's machine. */
  public String host(int worker) {
    String address = workers.get(worker);
    return address.substring(0, address.lastIndexOf(':')).replaceAll("[\\[\\]]", "");
  }

  /** The port that a worker listens on. */
  public int port(int worker) {
    return port(workers.get(worker));
  }

  private static int port(String address) {
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }
}
