package org.isomer.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Answers whoever greets it, as the server of a worker that is at work. */
public final class AnsweringWorker implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());

  /** Begins to answer. */
  public AnsweringWorker() throws IOException {
    Thread thread = new Thread(this::answer);
    thread.setDaemon(true);
    thread.start();
  }

  /** Where it listens. */
  public String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  private void answer() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        assertThat(socket.getInputStream().readNBytes(3)).asString().isEqualTo("PRI");
        socket.getOutputStream().write(0);
        assertThat(socket.getInputStream().readAllBytes()).isNotEmpty();
      } catch (IOException e) {
        // Whoever has greeted has gone.
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
