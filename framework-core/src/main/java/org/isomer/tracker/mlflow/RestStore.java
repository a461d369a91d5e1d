package org.isomer.tracker.mlflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.http.BoundedBody;
import org.isomer.http.BoundedHttp;
import org.isomer.text.Secrets;

/** A tracking server, through version 2.0 of MLflow's REST interface. */
final class RestStore implements MlflowStore {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration REQUEST = Duration.ofSeconds(10);

  /** Bytes of an answer that are read. */
  private static final int LONGEST = 1 << 24;

  private static final int MOST_METRICS = 1000;
  private static final int MOST_PARAMETERS_OR_TAGS = 100;
  private static final String KEY = "isomer.key";
  private static final String MISSING = "RESOURCE_DOES_NOT_EXIST";
  private static final String THERE = "RESOURCE_ALREADY_EXISTS";

  private final URI server;
  private final Optional<String> authorization;
  private final Secrets secrets;
  private final BoundedHttp http = BoundedHttp.staying(REQUEST);

  /**
   * A server.
   *
   * @param server its address, without a slash at the end
   * @param authorization the value of the header of that name
   * @param secrets what no message may repeat, though the server may
   */
  RestStore(URI server, Optional<String> authorization, Secrets secrets) {
    this.server = server;
    this.authorization = authorization;
    this.secrets = secrets;
  }

  @Override
  public String experiment(String name) throws IOException, InterruptedException {
    Optional<String> found = find(name);
    if (found.isPresent()) {
      return found.get();
    }
    Answer made = post("experiments/create", JSON.createObjectNode().put("name", name));
    if (made.error().equals(THERE)) {
      // Another run made it in the meantime.
      return find(name).orElseThrow(made::failure);
    }
    return made.text("/experiment_id");
  }

  private Optional<String> find(String name) throws IOException, InterruptedException {
    String query = URLEncoder.encode(name, StandardCharsets.UTF_8);
    Answer answer =
        send(api("mlflow/experiments/get-by-name?experiment_name=" + query, server).GET());
    return answer.error().equals(MISSING)
        ? Optional.empty()
        : Optional.of(answer.text("/experiment/experiment_id"));
  }

  @Override
  public Entry create(String experiment, NewRun run) throws IOException, InterruptedException {
    Map<String, String> tags = new LinkedHashMap<>(run.tags());
    tags.put(KEY, run.key());
    ObjectNode body = JSON.createObjectNode();
    body.put("experiment_id", experiment);
    body.put("run_name", run.title());
    body.put("user_id", run.user());
    body.put("start_time", run.started().toEpochMilli());
    body.set("tags", pairs(List.copyOf(tags.entrySet())));
    return entry(experiment, post("runs/create", body), "/run");
  }

  @Override
  public Optional<Entry> find(String experiment, String key)
      throws IOException, InterruptedException {
    ObjectNode body = JSON.createObjectNode();
    body.putArray("experiment_ids").add(experiment);
    body.put("filter", "tags.`%s` = '%s'".formatted(KEY, key));
    body.put("max_results", 1);
    Answer found = post("runs/search", body);
    found.orThrow();
    return found.json().path("runs").isEmpty()
        ? Optional.empty()
        : Optional.of(entry(experiment, found, "/runs/0"));
  }

  private static Entry entry(String experiment, Answer answer, String run) throws IOException {
    return new Entry(
        experiment, answer.text(run + "/info/run_id"), answer.text(run + "/info/artifact_uri"));
  }

  @Override
  public void parameters(Entry run, Map<String, String> parameters)
      throws IOException, InterruptedException {
    logPairs(run, "params", parameters);
  }

  @Override
  public void tags(Entry run, Map<String, String> tags) throws IOException, InterruptedException {
    logPairs(run, "tags", tags);
  }

  private void logPairs(Entry run, String part, Map<String, String> values)
      throws IOException, InterruptedException {
    for (List<Map.Entry<String, String>> some :
        parts(List.copyOf(values.entrySet()), MOST_PARAMETERS_OR_TAGS)) {
      log(run, part, pairs(some));
    }
  }

  @Override
  public void metrics(Entry run, List<Point> points) throws IOException, InterruptedException {
    for (List<Point> some : parts(points, MOST_METRICS)) {
      ArrayNode metrics = JSON.createArrayNode();
      for (Point point : some) {
        // As in the JSON form of protocol buffers: what is no number is text, such as "NaN".
        boolean number = Double.isFinite(point.value().doubleValue());
        ObjectNode metric = metrics.addObject().put("key", point.key());
        metric.set(
            "value", JSON.valueToTree(number ? point.value() : String.valueOf(point.value())));
        metric.put("timestamp", point.milliseconds()).put("step", point.step());
      }
      log(run, "metrics", metrics);
    }
  }

  private void log(Entry run, String part, ArrayNode content)
      throws IOException, InterruptedException {
    ObjectNode body = JSON.createObjectNode().put("run_id", run.run());
    body.set(part, content);
    post("runs/log-batch", body).orThrow();
  }

  @Override
  public void update(Entry run, Status status, Optional<Instant> ended)
      throws IOException, InterruptedException {
    ObjectNode body = JSON.createObjectNode();
    body.put("run_id", run.run()).put("status", status.name());
    ended.ifPresent(time -> body.put("end_time", time.toEpochMilli()));
    post("runs/update", body).orThrow();
  }

  /** Goes through the server where its artifacts do; other stores need credentials of their own. */
  @Override
  public void artifact(Entry run, String name, Path file) throws IOException, InterruptedException {
    if (!run.artifacts().startsWith("mlflow-artifacts:")) {
      throw new UnreachableArtifactsException(
          "%s: artifacts of this server lie in %s, which is not reached through it, so %s is not copied"
              .formatted(server, run.artifacts(), name));
    }
    URI artifacts = URI.create(run.artifacts());
    URI host =
        artifacts.getAuthority() == null
            ? server
            : URI.create(server.getScheme() + "://" + artifacts.getAuthority());
    String path = artifacts.getRawPath() + "/" + name;
    send(api("mlflow-artifacts/artifacts" + path, host)
            .setHeader("Content-Type", "application/octet-stream")
            .PUT(BodyPublishers.ofFile(file)))
        .orThrow();
  }

  private static <T> List<List<T>> parts(List<T> all, int most) {
    List<List<T>> parts = new ArrayList<>();
    for (int start = 0; start < all.size(); start += most) {
      parts.add(all.subList(start, Math.min(all.size(), start + most)));
    }
    return parts;
  }

  private static ArrayNode pairs(List<Map.Entry<String, String>> values) {
    ArrayNode pairs = JSON.createArrayNode();
    values.forEach(
        value -> pairs.addObject().put("key", value.getKey()).put("value", value.getValue()));
    return pairs;
  }

  private Answer post(String method, ObjectNode body) throws IOException, InterruptedException {
    return send(
        api("mlflow/" + method, server)
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }

  private HttpRequest.Builder api(String path, URI host) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(host + "/api/2.0/" + path))
            .setHeader("Content-Type", "application/json");
    // A server that names another host for its artifacts must not learn the credentials for it.
    authorization
        .filter(value -> String.valueOf(host.getHost()).equalsIgnoreCase(server.getHost()))
        .ifPresent(value -> request.setHeader("Authorization", value));
    return request;
  }

  private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<BoundedBody.Start> response;
    try {
      response = http.send(request, status -> LONGEST);
    } catch (IOException e) {
      String nobody = e instanceof ConnectException ? "nobody answers" : e.getClass().getName();
      String why = e.getMessage() == null ? nobody : e.getMessage();
      throw new IOException("%s: cannot be reached (%s)".formatted(server, secrets.hide(why)), e);
    }
    String path = response.uri().getPath();
    if (!response.body().whole()) {
      throw new IOException(
          "%s: answers %s with more than %,d bytes, so it is no tracking server. Check the address"
              .formatted(server, path, LONGEST));
    }
    String body = new String(response.body().bytes(), StandardCharsets.UTF_8);
    return new Answer(server, secrets, path, response.statusCode(), body);
  }

  /** What the server said. */
  private record Answer(URI server, Secrets secrets, String path, int status, String body) {
    private static final int SHOWN = 300;

    private JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (JsonProcessingException e) {
        return JSON.createObjectNode();
      }
    }

    /** MLflow's name of what is wrong; empty if nothing is, or something else said so. */
    String error() {
      return status == 200 ? "" : json().path("error_code").asText();
    }

    void orThrow() throws IOException {
      if (status != 200) {
        throw failure();
      }
    }

    /** A member that must be there; a page of something else that listens there has none. */
    String text(String pointer) throws IOException {
      orThrow();
      String text = json().at(pointer).asText();
      if (text.isEmpty()) {
        throw new IOException(
            "%s: answers %s without %s, so it is no tracking server. Check the address"
                .formatted(server, path, pointer.substring(pointer.lastIndexOf('/') + 1)));
      }
      return text;
    }

    IOException failure() {
      // Before it is cut, so that no half of a secret is left.
      String said = secrets.hide(json().path("message").asText(body).strip());
      String remedy =
          status == 401 || status == 403
              ? ". Set %s and %s, or %s"
                  .formatted(Authorization.USERNAME, Authorization.PASSWORD, Authorization.TOKEN)
              : "";
      return new IOException(
          "%s: answers %d to %s: %s%s"
              .formatted(
                  server, status, path, said.substring(0, Math.min(SHOWN, said.length())), remedy));
    }
  }
}
