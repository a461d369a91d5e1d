package org.isomer.cluster.place;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isomer.spi.BadInputException;

/** {@code TF_CONFIG}, as TensorFlow's own strategies read it; a chief is the first worker. */
final class TfConfig implements Starter {
  private static final String NAME = "TF_CONFIG";
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<Told> told(Variables environment, int replicas) {
    return environment.text(NAME).map(TfConfig::parse);
  }

  private static Told parse(String text) {
    JsonNode root = tree(text);
    JsonNode cluster = root.path("cluster");
    List<String> chief = addresses(cluster.path("chief"));
    List<String> workers = new ArrayList<>(chief);
    workers.addAll(addresses(cluster.path("worker")));
    String type = root.path("task").path("type").asText("");
    JsonNode index = root.path("task").path("index");
    if (workers.isEmpty() || !index.canConvertToInt()) {
      throw wrong("it lacks cluster.worker or task.index");
    }
    return switch (type) {
      case "chief" -> new Told(index.asInt(), workers);
      case "worker" -> new Told(chief.size() + index.asInt(), workers);
      default ->
          throw wrong(
              "task.type is \"%s\", and there are only workers and a chief here".formatted(type));
    };
  }

  private static JsonNode tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw wrong("it is no JSON: " + e.getOriginalMessage());
    }
  }

  private static List<String> addresses(JsonNode list) {
    List<String> addresses = new ArrayList<>();
    list.forEach(each -> addresses.add(each.asText()));
    return addresses;
  }

  private static BadInputException wrong(String what) {
    return new BadInputException(
        "%s in the environment cannot be used: %s. Write it as {\"cluster\": {\"worker\": [\"host:port\", …]}, \"task\": {\"type\": \"worker\", \"index\": 0}}, or unset it."
            .formatted(NAME, what));
  }
}
