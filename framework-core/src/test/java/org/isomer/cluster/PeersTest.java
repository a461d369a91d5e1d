package org.isomer.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.isomer.cluster.place.Place;
import org.junit.jupiter.api.Test;

class PeersTest {
  private static final Duration PATIENCE = Duration.ofMillis(200);

  /** Three others: one that answers, one that takes the connection and is silent, and none. */
  @Test
  void whoDoesNotAnswerIsNamedWithItsTrouble() throws Exception {
    try (AnsweringWorker lively = new AnsweringWorker();
        ServerSocket frozen = socket();
        ServerSocket none = socket()) {
      List<String> workers =
          List.of(lively.address(), "127.0.0.1:1", address(frozen), address(none));
      none.close();

      assertThat(new Peers(new Place(1, workers), PATIENCE).missing())
          .containsExactly(
              new Peers.Missing(2, "worker 2 (%s) does not answer".formatted(workers.get(2))),
              new Peers.Missing(3, "worker 3 (%s) cannot be reached".formatted(workers.get(3))));
    }
  }

  private static ServerSocket socket() throws IOException {
    return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  private static String address(ServerSocket socket) {
    return "127.0.0.1:" + socket.getLocalPort();
  }
}
