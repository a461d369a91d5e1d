package org.isomer.tracker.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.isomer.spi.Tracking;
import org.isomer.text.Secrets;
import org.isomer.tracker.mlflow.FakeServer.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a tracking server is asked, and what happens when it does not answer. */
class RestStoreTest {
  @TempDir private Path folder;

  private static void tellTwoSteps(Tracking tracking) {
    Told.step(tracking, 1, Map.of("loss", 4.5f));
    Told.step(tracking, 2, Map.of("loss", Float.POSITIVE_INFINITY));
    Told.end(tracking, Tracking.End.FINISHED);
  }

  private static List<String> lines(JsonNode array) {
    List<String> lines = new ArrayList<>();
    array.forEach(each -> lines.add(each.toString()));
    return lines;
  }

  /** Every metric that was logged, in order. */
  private static List<String> metrics(FakeServer server) {
    return server
        .requests("runs/log-batch")
        .flatMap(request -> lines(request.json().path("metrics")).stream())
        .toList();
  }

  @Test
  void tellsARunFromBeginningToEnd() throws IOException {
    try (FakeServer server = FakeServer.start()) {
      Told told = Told.in(folder);
      try (Tracking tracking = told.open(server.uri() + "/")) {
        tellTwoSteps(tracking);
      }
      assertThat(told.warnings()).isEmpty();
      assertThat(server.only("experiments/create").body()).isEqualTo("{\"name\":\"first look\"}");
      JsonNode made = server.only("runs/create").json();
      assertThat(made.path("experiment_id").asText()).isEqualTo("7");
      assertThat(made.path("run_name").asText()).isEqualTo("simclr convnet");
      assertThat(made.path("start_time").asLong()).isEqualTo(1_700_000_000_000L);
      assertThat(lines(made.path("tags")))
          .contains(
              "{\"key\":\"mlflow.runName\",\"value\":\"simclr convnet\"}",
              "{\"key\":\"mlflow.source.git.commit\",\"value\":\"1f2e3d\"}",
              "{\"key\":\"seed\",\"value\":\"3\"}");
      assertThat(metrics(server))
          .containsExactly(
              "{\"key\":\"loss\",\"value\":4.5,\"timestamp\":1700000001000,\"step\":1}",
              "{\"key\":\"loss\",\"value\":\"Infinity\",\"timestamp\":1700000002000,\"step\":2}");
      assertThat(server.requests("runs/log-batch"))
          .allMatch(request -> request.json().path("run_id").asText().equals("abc"))
          .anyMatch(
              request ->
                  lines(request.json().path("params"))
                      .contains("{\"key\":\"views.pipelines.0.repeat\",\"value\":\"2\"}"))
          .anyMatch(
              request ->
                  lines(request.json().path("tags"))
                      .contains("{\"key\":\"checkpoint\",\"value\":\"/runs/a/step-2\"}"));
      Request artifact = server.only("mlflow-artifacts/artifacts/7/abc/artifacts/config.yaml");
      assertThat(artifact.verb()).isEqualTo("PUT");
      assertThat(artifact.body()).isEqualTo("seed: 3\n");
      assertThat(server.only("runs/update").body())
          .isEqualTo("{\"run_id\":\"abc\",\"status\":\"FINISHED\",\"end_time\":1700000100000}");
      assertThat(server.requests())
          .extracting(Request::method)
          .as("an artifact that fails must not leave the run as running")
          .containsSubsequence(
              "runs/update", "mlflow-artifacts/artifacts/7/abc/artifacts/config.yaml");
    }
  }

  @Test
  void staysWithinTheLimitsOfABatch() throws IOException {
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < 250; i++) {
      parameters.put("option-" + i, "x".repeat(9000));
    }
    Map<String, Float> many = new HashMap<>();
    for (int i = 0; i < 2300; i++) {
      many.put("scalar-" + i, (float) i);
    }
    try (FakeServer server = FakeServer.start()) {
      Told told = Told.in(folder);
      try (Tracking tracking = told.open(server.uri(), parameters)) {
        for (int step = 1; step <= 1500; step++) {
          Told.step(tracking, step, Map.of("loss", 1f / step, "learning-rate", 0.1f));
        }
        Told.step(tracking, 1501, many);
        Told.end(tracking, Tracking.End.FINISHED);
      }
      assertThat(told.warnings()).isEmpty();
      assertThat(metrics(server)).hasSize(2 * 1500 + 2300).doesNotHaveDuplicates();
      List<JsonNode> batches = server.requests("runs/log-batch").map(Request::json).toList();
      assertThat(batches).allMatch(batch -> batch.path("metrics").size() <= 1000);
      assertThat(batches.stream().mapToInt(batch -> batch.path("params").size()).filter(n -> n > 0))
          .containsExactly(100, 100, 50);
      assertThat(server.requests()).allMatch(request -> request.body().length() < 1_000_000);
    }
  }

  @Test
  void saysWhoAsks() throws IOException {
    Map<String, String> token = Map.of("MLFLOW_TRACKING_TOKEN", "t0k");
    Map<String, String> both = new HashMap<>(token);
    both.put("MLFLOW_TRACKING_USERNAME", "ada");
    both.put("MLFLOW_TRACKING_PASSWORD", "pass word");
    assertThat(authorizations(Map.of())).containsOnly("");
    assertThat(authorizations(token)).containsOnly("Bearer t0k");
    assertThat(authorizations(both)).containsOnly("Basic YWRhOnBhc3Mgd29yZA==");
  }

  private List<String> authorizations(Map<String, String> environment) throws IOException {
    try (FakeServer server = FakeServer.start()) {
      try (Tracking tracking = Told.in(folder).with(environment).open(server.uri())) {
        tellTwoSteps(tracking);
      }
      assertThat(server.requests("runs/update")).hasSize(1);
      return server.requests().stream().map(Request::authorization).toList();
    }
  }

  @Test
  void asksAgainAfterAFailureAndWarnsOnce() throws IOException {
    try (FakeServer server = FakeServer.start().failing(3)) {
      Told told = Told.in(folder);
      try (Tracking tracking = told.open(server.uri())) {
        tellTwoSteps(tracking);
      }
      assertThat(server.requests("runs/create")).hasSize(1);
      assertThat(metrics(server)).hasSize(2);
      assertThat(told.warnings())
          .singleElement()
          .asString()
          .startsWith(
              "mlflow: %s: answers 503 to /base/api/2.0/mlflow/experiments/get-by-name: busy."
                  .formatted(server.uri()))
          .contains("The run goes on");
    }
  }

  @Test
  void aServerThatIsDownCostsNothingAndIsToldLater() throws IOException {
    int port = FakeServer.freePort();
    Told told = Told.in(folder);
    try (Tracking tracking = told.open(FakeServer.uri(port))) {
      Told.step(tracking, 1, Map.of("loss", 4.5f));
      Told.step(tracking, 2, Map.of("loss", 4f));
      Told.end(tracking, Tracking.End.STOPPED);
    }
    assertThat(told.warnings()).hasSize(2);
    assertThat(told.warnings().get(0))
        .startsWith(
            "mlflow: http://localhost:%d/base: cannot be reached (nobody answers)."
                .formatted(port));
    assertThat(told.warnings().get(1))
        .startsWith("mlflow: not everything was delivered: ")
        .contains("Nothing is lost", folder.resolve("trackers").toString());
    try (FakeServer server = new FakeServer(port)) {
      try (Tracking tracking = told.open(server.uri())) {
        Told.step(tracking, 1, Map.of("loss", 4.5f));
        Told.step(tracking, 2, Map.of("loss", 4f));
        Told.step(tracking, 3, Map.of("loss", 3f));
        Told.end(tracking, Tracking.End.FINISHED);
      }
      assertThat(metrics(server))
          .containsExactly(
              "{\"key\":\"loss\",\"value\":4.5,\"timestamp\":1700000001000,\"step\":1}",
              "{\"key\":\"loss\",\"value\":4.0,\"timestamp\":1700000002000,\"step\":2}",
              "{\"key\":\"loss\",\"value\":3.0,\"timestamp\":1700000003000,\"step\":3}");
    }
    assertThat(told.warnings()).hasSize(2);
  }

  @Test
  void aRunThatGoesOnContinuesTheSameEntry() throws IOException {
    try (FakeServer server = FakeServer.start()) {
      Told told = Told.in(folder);
      try (Tracking tracking = told.open(server.uri())) {
        Told.step(tracking, 1, Map.of("loss", 4f));
        Told.end(tracking, Tracking.End.STOPPED);
      }
      try (Tracking tracking = told.open(server.uri())) {
        Told.step(tracking, 2, Map.of("loss", 3f));
        Told.end(tracking, Tracking.End.FINISHED);
      }
      assertThat(server.requests("runs/create")).hasSize(1);
      assertThat(server.requests("runs/update").map(Request::json).toList())
          .extracting(update -> update.path("status").asText())
          .containsExactly("KILLED", "RUNNING", "FINISHED");
      assertThat(metrics(server)).hasSize(2);
    }
  }

  @Test
  void aRunWhoseMakerWasKilledBeforeItKnewIsFound() throws IOException {
    try (FakeServer server = FakeServer.start()) {
      Told told = Told.in(folder);
      try (Tracking tracking = told.open(server.uri())) {
        tellTwoSteps(tracking);
      }
      told.forgetEntry();
      try (Tracking tracking = told.open(server.uri())) {
        Told.end(tracking, Tracking.End.FINISHED);
      }
      JsonNode tags = server.only("runs/create").json().path("tags");
      String filter = server.only("runs/search").json().path("filter").asText();
      assertThat(filter).matches("tags.`isomer.key` = '[0-9a-f]{32}'");
      assertThat(lines(tags))
          .contains(
              "{\"key\":\"isomer.key\",\"value\":\"%s\"}"
                  .formatted(filter.substring(filter.indexOf('\'') + 1, filter.length() - 1)));
      assertThat(told.warnings()).isEmpty();
    }
  }

  @Test
  void anExperimentThatAnotherRunMakesMeanwhileIsUsed() throws IOException {
    try (FakeServer server = FakeServer.start().withExperimentThatAppears()) {
      Told told = Told.in(folder);
      try (Tracking tracking = told.open(server.uri())) {
        Told.end(tracking, Tracking.End.FINISHED);
      }
      assertThat(told.warnings()).isEmpty();
      assertThat(server.requests("experiments/get-by-name")).hasSize(2);
      assertThat(server.only("runs/create").json().path("experiment_id").asText()).isEqualTo("7");
    }
  }

  @Test
  void artifactsOutOfReachAreNamedAndTheRunEndsAllTheSame() throws IOException {
    try (FakeServer server = FakeServer.start().keepingArtifactsIn("s3://bucket/7/abc")) {
      Told told = Told.in(folder);
      try (Tracking tracking = told.open(server.uri())) {
        Told.end(tracking, Tracking.End.FINISHED);
      }
      assertThat(told.warnings()).singleElement().asString().contains("s3://bucket/7/abc");
      assertThat(server.requests("runs/update")).hasSize(1);
    }
  }

  @Test
  void stepsAfterAKillGoOnBehindTheLastCompleteLine() throws IOException {
    try (FakeServer server = FakeServer.start()) {
      Told told = Told.in(folder);
      try (Tracking tracking = told.open(server.uri())) {
        Told.step(tracking, 1, Map.of("loss", 4f));
      }
      Path journal;
      try (Stream<Path> folders = Files.list(folder.resolve("trackers"))) {
        journal = folders.findFirst().orElseThrow();
      }
      Files.writeString(
          journal.resolve("scalars.jsonl"), "{\"step\":2,\"mill", StandardOpenOption.APPEND);
      try (Tracking tracking = told.open(server.uri())) {
        Told.step(tracking, 2, Map.of("loss", 3f));
        Told.end(tracking, Tracking.End.FINISHED);
      }
      assertThat(metrics(server))
          .containsExactly(
              "{\"key\":\"loss\",\"value\":4.0,\"timestamp\":1700000001000,\"step\":1}",
              "{\"key\":\"loss\",\"value\":3.0,\"timestamp\":1700000002000,\"step\":2}");
    }
  }

  /** The answer is cut where a message gets too long, and half a token is a secret as well. */
  @Test
  void aServerThatRepeatsCredentialsDoesNotMakeThemKnown() throws IOException {
    Map<String, String> token = Map.of("MLFLOW_TRACKING_TOKEN", "t0psecrettoken");
    try (FakeServer server = FakeServer.start().failing(1).echoing()) {
      Told told = Told.in(folder).with(token);
      try (Tracking tracking = told.open(server.uri())) {
        tellTwoSteps(tracking);
      }
      assertThat(server.requests().get(0).authorization()).isEqualTo("Bearer t0psecrettoken");
      assertThat(told.warnings())
          .singleElement()
          .asString()
          .contains("answers 503", "xxx Bearer …")
          .doesNotContain("t0p");
    }
  }

  /** Another port of the host is the same party, another host is not. */
  @Test
  void credentialsGoToNoOtherHost() throws IOException {
    Map<String, String> token = Map.of("MLFLOW_TRACKING_TOKEN", "t0k");
    try (FakeServer server = FakeServer.start()) {
      String other = "127.0.0.1:" + server.port();
      server.keepingArtifactsIn("mlflow-artifacts://" + other + "/base/x");
      try (Tracking tracking = Told.in(folder).with(token).open(server.uri())) {
        tellTwoSteps(tracking);
      }
      assertThat(server.requests())
          .filteredOn(request -> request.verb().equals("PUT"))
          .allMatch(request -> request.authorization().isEmpty());
      assertThat(server.requests())
          .filteredOn(request -> request.verb().equals("POST"))
          .allMatch(request -> request.authorization().equals("Bearer t0k"));
    }
  }

  /** A proxy's page, say, which answers 200 to everything. */
  @Test
  void whatIsNoTrackingServerIsNotTakenForOne() throws IOException {
    assertRefused("<html>Welcome</html>".getBytes(StandardCharsets.UTF_8), "without experiment_id");
  }

  @Test
  void noMoreIsReadThanATrackingServerSays() throws IOException {
    assertRefused(new byte[(1 << 24) + 1], "with more than 16,777,216 bytes");
  }

  private static void assertRefused(byte[] body, String answer) throws IOException {
    HttpServer page =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    page.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    page.start();
    try {
      URI server = URI.create("http://localhost:" + page.getAddress().getPort());

      assertThatThrownBy(
              () -> new RestStore(server, Optional.empty(), Secrets.NONE).experiment("any"))
          .isInstanceOf(IOException.class)
          .hasMessage(
              "%s: answers /api/2.0/mlflow/experiments/get-by-name %s, so it is no tracking server. Check the address"
                  .formatted(server, answer));
    } finally {
      page.stop(0);
    }
  }
}
