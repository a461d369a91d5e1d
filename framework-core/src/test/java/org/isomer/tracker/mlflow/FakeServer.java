package org.isomer.tracker.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Answers as a tracking server does that has no experiments yet, and remembers what was asked. */
final class FakeServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final List<Request> requests = new ArrayList<>();
  private String artifacts = "mlflow-artifacts:/7/abc/artifacts";
  private boolean experimentIsThere;
  private boolean experimentAppears;
  private int failures;
  private boolean echoes;

  /** A request; the method is the path's end, such as {@code runs/create}. */
  record Request(String verb, String method, String authorization, String body) {
    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  FakeServer(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/base/api/2.0/", this::answer);
    server.start();
  }

  static FakeServer start() throws IOException {
    return new FakeServer(0);
  }

  /** A port that nobody listens to. */
  static int freePort() throws IOException {
    try (FakeServer server = start()) {
      return server.port();
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  String uri() {
    return uri(port());
  }

  static String uri(int port) {
    return "http://localhost:" + port + "/base";
  }

  synchronized FakeServer failing(int times) {
    failures = times;
    return this;
  }

  /** Repeats the credentials where it fails, as a debugging proxy does. */
  synchronized FakeServer echoing() {
    echoes = true;
    return this;
  }

  synchronized FakeServer keepingArtifactsIn(String address) {
    artifacts = address;
    return this;
  }

  /** Lets another run make the experiment between the question and the creation. */
  synchronized FakeServer withExperimentThatAppears() {
    experimentAppears = true;
    return this;
  }

  synchronized List<Request> requests() {
    return List.copyOf(requests);
  }

  Stream<Request> requests(String method) {
    return requests().stream().filter(request -> request.method().equals(method));
  }

  Request only(String method) {
    List<Request> all = requests(method).toList();
    if (all.size() != 1) {
      throw new AssertionError(method + " was asked " + all.size() + " times");
    }
    return all.get(0);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().replaceFirst("^/base/api/2.0/", "");
    String method = path.replaceFirst("^mlflow/", "");
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String authorization =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse("");
    requests.add(new Request(exchange.getRequestMethod(), method, authorization, body));
    if (failures > 0) {
      failures--;
      send(exchange, 503, echoes ? "busy " + "x".repeat(280) + " " + authorization : "busy");
    } else if (method.equals("experiments/get-by-name")) {
      if (experimentIsThere) {
        send(exchange, 200, "{\"experiment\": {\"experiment_id\": \"7\"}}");
      } else {
        send(
            exchange,
            404,
            "{\"error_code\": \"RESOURCE_DOES_NOT_EXIST\", \"message\": \"none of that name\"}");
      }
      experimentIsThere |= experimentAppears;
    } else if (method.equals("experiments/create") && experimentIsThere) {
      send(exchange, 400, "{\"error_code\": \"RESOURCE_ALREADY_EXISTS\", \"message\": \"there\"}");
    } else if (method.equals("experiments/create")) {
      experimentIsThere = true;
      send(exchange, 200, "{\"experiment_id\": \"7\"}");
    } else if (method.equals("runs/create")) {
      send(exchange, 200, "{\"run\": " + run() + "}");
    } else if (method.equals("runs/search")) {
      boolean made = requests("runs/create").findAny().isPresent();
      send(exchange, 200, made ? "{\"runs\": [" + run() + "]}" : "{}");
    } else {
      send(exchange, 200, "{}");
    }
  }

  private String run() {
    return "{\"info\": {\"run_id\": \"abc\", \"artifact_uri\": \"%s\"}}".formatted(artifacts);
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
