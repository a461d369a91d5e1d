package org.isomer.cluster;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which workers are still there. TensorFlow says that an exchange has failed, not because of whom.
 * So each server is greeted as HTTP/2 has it: one that works answers at once, that of a frozen
 * process takes the connection and says nothing, and there is none after the end of a process.
 *
 * @param cluster the workers
 */
public record Peers(Cluster cluster) {
  private static final int PATIENCE_MILLISECONDS = 5_000;

  /** HTTP/2's preface and an empty frame of settings (RFC 9113, 3.4). */
  private static final byte[] GREETING =
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);

  /** What is the matter with those that do not answer, a few words each. */
  public List<String> missing() {
    return IntStream.range(0, cluster.size())
        .filter(rank -> rank != cluster.rank())
        .parallel()
        .mapToObj(this::trouble)
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<String> trouble(int rank) {
    String address = cluster.workers().get(rank);
    int colon = address.lastIndexOf(':');
    String host = address.substring(0, colon).replaceAll("[\\[\\]]", "");
    int port = Integer.parseInt(address.substring(colon + 1));
    String name = "worker %d (%s)".formatted(rank, address);
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), PATIENCE_MILLISECONDS);
      socket.setSoTimeout(PATIENCE_MILLISECONDS);
      socket.getOutputStream().write(GREETING);
      return socket.getInputStream().read() < 0
          ? Optional.of(name + " has ended")
          : Optional.empty();
    } catch (SocketTimeoutException e) {
      return Optional.of(name + " does not answer");
    } catch (IOException e) {
      return Optional.of(name + " has ended");
    }
  }
}
