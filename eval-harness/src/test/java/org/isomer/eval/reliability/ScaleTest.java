package org.isomer.eval.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.isomer.eval.Stripes;
import org.isomer.eval.reliability.IsomerProcess.Ended;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bench scale}, which starts workers; nothing here is timed. */
class ScaleTest {
  @TempDir Path folder;

  @Test
  void oneWorkerAndTwoAndWhatManyWouldReach() throws Exception {
    Stripes.write(folder.resolve("data"));
    Files.writeString(
        folder.resolve("config.yaml"),
        Stripes.configuration(Stripes.dataset(Path.of("data")), 16, 100));
    List<String> words =
        List.of(
            "bench",
            "scale",
            "config.yaml",
            "--workers",
            "1,2",
            "--rounds",
            "1",
            "--seconds",
            "0.1",
            "--warm-up",
            "0",
            "--rest",
            "0",
            "--out",
            "scale.json");

    try (IsomerProcess process = IsomerProcess.start(folder, words, Disturbance.NONE)) {
      Ended ended = process.end();
      assertThat(ended.exit()).as(ended.printed()).isZero();
      assertThat(ended.printed()).contains("1024 devices", "as here");
    }

    JsonNode record = new ObjectMapper().readTree(folder.resolve("scale.json").toFile());
    assertThat(record.get("bench").asText()).isEqualTo("scale");
    assertThat(record.get("command").asText()).contains("bench scale config.yaml --workers 1,2");
    assertThat(record.get("cases").findValuesAsText("configuration")).hasSize(2);
    JsonNode two = record.get("cases").get(1);
    assertThat(two.get("title").asText()).endsWith("batch 16, 2 workers");
    JsonNode exchanges = figures(two, "Exchanges of a step among 2 workers");
    // 16 views of 2 and 4 numbers of float32 each, from both workers.
    assertThat(row(exchanges, "gather of embeddings").get(0).asDouble()).isEqualTo(1);
    assertThat(row(exchanges, "gather of embeddings").get(1).asDouble())
        .isEqualTo(2 * 16 * 4 * 4 / 1e6);
    assertThat(row(exchanges, "sum of gradients").get(0).asDouble()).isEqualTo(1);
    assertThat(row(exchanges, "sum of gradients").get(2).asDouble()).isPositive();
    assertThat(row(exchanges, "sums of statistics").get(0).asDouble())
        .as("of the normalisations of encoder and projector, forward and backward")
        .isPositive();
    JsonNode steps = figures(two, "A step on this machine");
    assertThat(row(steps, "1 worker").get(1)).isEqualTo(row(steps, "1 worker").get(6));
    JsonNode efficiency = figures(two, "Devices that each do what one worker does here");
    assertThat(efficiency.get("rows"))
        .hasSize(8)
        .allSatisfy(
            row ->
                assertThat(row.get("values"))
                    .hasSize(6)
                    .allSatisfy(value -> assertThat(value.asDouble()).isBetween(1e-9, 100.0)));
  }

  private static JsonNode figures(JsonNode measured, String title) {
    return named(measured.get("figures"), "title", title);
  }

  private static JsonNode row(JsonNode figures, String name) {
    return named(figures.get("rows"), "name", name).get("values");
  }

  private static JsonNode named(JsonNode nodes, String key, String name) {
    for (JsonNode node : nodes) {
      if (node.path(key).asText().startsWith(name)) {
        return node;
      }
    }
    throw new AssertionError("no " + name + " in " + nodes);
  }
}
