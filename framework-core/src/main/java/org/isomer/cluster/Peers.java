package org.isomer.cluster;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.isomer.cluster.place.Place;

/**
 * Which workers are there. TensorFlow says that an exchange has failed, not because of whom. So
 * each server is greeted as HTTP/2 has it: one that works answers at once, that of a frozen process
 * takes the connection and says nothing, and there is none before a process has begun and after it
 * has ended.
 *
 * @param place this worker among all
 * @param patience how long an answer may take
 */
public record Peers(Place place, Duration patience) {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** HTTP/2's preface and an empty frame of settings (RFC 9113, 3.4). */
  private static final byte[] GREETING =
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);

  /**
   * A worker that is not there.
   *
   * @param text its name and what is the matter with it, a few words
   */
  public record Missing(int rank, String text) {}

  /** With the patience that a busy machine needs. */
  public Peers(Place place) {
    this(place, PATIENCE);
  }

  /** Those that do not answer, by rank. */
  public List<Missing> missing() {
    return IntStream.range(0, place.workers().size())
        .filter(rank -> rank != place.rank())
        .parallel()
        .mapToObj(this::trouble)
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Missing> trouble(int rank) {
    int milliseconds = Math.toIntExact(patience.toMillis());
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(place.host(rank), place.port(rank)), milliseconds);
      socket.setSoTimeout(milliseconds);
      socket.getOutputStream().write(GREETING);
      return socket.getInputStream().read() < 0 ? missing(rank, "has gone away") : Optional.empty();
    } catch (SocketTimeoutException e) {
      return missing(rank, "does not answer");
    } catch (IOException e) {
      return missing(rank, "cannot be reached");
    }
  }

  private Optional<Missing> missing(int rank, String what) {
    return Optional.of(
        new Missing(rank, "worker %d (%s) %s".formatted(rank, place.workers().get(rank), what)));
  }
}
