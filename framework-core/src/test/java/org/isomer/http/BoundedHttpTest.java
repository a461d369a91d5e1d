package org.isomer.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BoundedHttpTest {
  private final CountDownLatch ended = new CountDownLatch(1);
  private final ExecutorService answering = Executors.newCachedThreadPool();
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(answering);
    server.createContext("/silent", exchange -> await());
    server.createContext("/stalled", this::stall);
    server.createContext("/endless", BoundedHttpTest::pour);
    server.createContext(
        "/moved",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/endless");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void end() {
    ended.countDown();
    server.stop(0);
    answering.shutdownNow();
  }

  private void await() {
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void stall(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 10);
    exchange.getResponseBody().write(new byte[3]);
    exchange.getResponseBody().flush();
    await();
  }

  /** Ends where nobody listens any more. */
  private static void pour(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    while (true) {
      exchange.getResponseBody().write(new byte[1000]);
    }
  }

  private HttpResponse<BoundedBody.Start> ask(BoundedHttp http, String path) throws Exception {
    URI address =
        URI.create("http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path));
    return http.send(HttpRequest.newBuilder(address), status -> status == 200 ? 2500 : 0);
  }

  @Test
  void waitsNoLongerThanItMayTakeForTheHeadAndForTheBytes() {
    BoundedHttp http = BoundedHttp.following(Duration.ofMillis(300));
    assertThatThrownBy(() -> ask(http, "/silent")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> ask(http, "/stalled"))
        .isInstanceOf(IOException.class)
        .hasMessage("no whole answer in 0 seconds");
  }

  @Test
  void readsNoMoreThanIsWanted() throws Exception {
    HttpResponse<BoundedBody.Start> answer =
        ask(BoundedHttp.staying(Duration.ofSeconds(60)), "/endless");
    assertThat(answer.body().bytes()).hasSize(2500);
    assertThat(answer.body().whole()).isFalse();
  }

  @Test
  void followsToAnotherPlaceOnlyWhereThatIsMeant() throws Exception {
    assertThat(ask(BoundedHttp.following(Duration.ofSeconds(60)), "/moved").statusCode())
        .isEqualTo(200);
    assertThat(ask(BoundedHttp.staying(Duration.ofSeconds(60)), "/moved").statusCode())
        .isEqualTo(302);
  }
}
