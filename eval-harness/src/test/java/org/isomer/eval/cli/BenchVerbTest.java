package org.isomer.eval.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.isomer.bench.BenchVerb;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each bench on tiny input, one call a round; nothing here is timed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BenchVerbTest {
  private Path folder;
  private StripesRun stripes;

  @BeforeAll
  void train(@TempDir Path given) throws Exception {
    folder = given;
    stripes = StripesRun.in(folder);
  }

  private static String bench(String what, String... options) throws Exception {
    Map<String, String> given = new LinkedHashMap<>();
    given.put("what", what);
    given.put("rounds", "2");
    given.put("seconds", "0.001");
    given.put("warm-up", "0");
    given.put("rest", "0");
    for (int i = 0; i < options.length; i += 2) {
      given.put(options[i], options[i + 1]);
    }
    return RunVerb.of(new BenchVerb(), given);
  }

  private static JsonNode only(JsonNode nodes) {
    assertThat(nodes).hasSize(1);
    return nodes.get(0);
  }

  private static JsonNode named(JsonNode nodes, String key, String name) {
    for (JsonNode node : nodes) {
      if (node.path(key).asText().startsWith(name)) {
        return node;
      }
    }
    throw new AssertionError("no " + name + " in " + nodes);
  }

  private static double value(JsonNode figures, String row) {
    return named(figures.get("rows"), "name", row).get("values").get(0).asDouble();
  }

  @Test
  void aStepBesideItsBareStepAndAnotherProgram() throws Exception {
    Path out = folder.resolve("records/step.json");
    String said =
        bench(
            "step",
            "of",
            stripes.config().toString(),
            "profile",
            "true",
            "against",
            "'echo ''{\"rate\": 1, \"unit\": \"views/s\", \"name\": \"snail\"}'''",
            "out",
            out.toString());

    assertThat(said).contains("whole loop / bare step", "whole loop / snail", "Conv2D");
    JsonNode record = new ObjectMapper().readTree(out.toFile());
    assertThat(record.path("environment").path("threads").asInt()).isEqualTo(1);
    assertThat(record.path("command").asText()).contains("bench step", "--against", "--profile");
    JsonNode measured = only(record.get("cases"));
    assertThat(measured.path("configuration").asText()).hasSize(64);
    assertThat(measured.get("samples").findValuesAsText("name"))
        .containsExactly("whole loop", "bare step", "snail");
    JsonNode loop = measured.get("samples").get(0);
    assertThat(loop.get("rounds"))
        .hasSize(2)
        .allSatisfy(rate -> assertThat(rate.asDouble()).isPositive());
    assertThat(named(measured.get("ratios"), "name", "whole loop / snail").path("rounds"))
        .isEqualTo(loop.get("rounds"));
    JsonNode stages = named(measured.get("figures"), "title", "Time by stage");
    for (String stage : new String[] {"feed", "forward", "backward", "update"}) {
      assertThat(value(stages, stage)).as(stage).isPositive();
    }
    JsonNode speed = named(measured.get("figures"), "title", "Speed of");
    assertThat(value(speed, "bare step")).isPositive();
    // No machine multiplies matrices at a petaflop a second on two cores: the products were made.
    assertThat(value(speed, "matrix product")).isBetween(0.1, 1e6);
    JsonNode types = named(measured.get("figures"), "title", "Operations of a step by type");
    assertThat(types.get("rows").findValuesAsText("name"))
        .anyMatch(type -> type.contains("Conv2D"));

    bench("page", "of", folder.resolve("records").toString());
    assertThat(folder.resolve("records/README.md")).content().contains("| snail |");
  }

  @ParameterizedTest
  @CsvSource({"augment, views/s, lay into batches", "load, examples/s, read files"})
  void dataAlone(String what, String unit, String row) throws Exception {
    assertThat(bench(what, "of", stripes.config().toString())).contains(unit, row, "stripes");
  }

  @Test
  void aLossAtEachSize() throws Exception {
    String said = bench("loss", "of", "'{name: nt-xent, temperature: 0.1}'", "size", "[8x4, 16x4]");

    assertThat(said)
        .contains("nt-xent, 2 views of 8 embeddings of 4", "of 16 embeddings", "MB more");
  }

  @ParameterizedTest
  @CsvSource({"info-nce", "sup-con", "swapped-prediction", "vicreg"})
  void lossesThatNeedMoreThanViewsGetIt(String loss) throws Exception {
    assertThat(bench("loss", "of", loss, "size", "[16x8]")).contains("calls/s");
  }

  @Test
  void evaluation() throws Exception {
    assertThat(bench("eval", "of", stripes.run().toString()))
        .contains("features of stripes by convnet", "examples/s");
    assertThat(
            bench(
                "eval",
                "of",
                stripes.run().toString(),
                "data",
                "{name: idx, path: %s, title: other stripes}".formatted(stripes.data())))
        .contains("features of other stripes by", "examples/s");
    assertThat(bench("knn", "size", "[50x8x10]")).contains("queries/s");
    assertThat(bench("probe", "size", "[64x8x4]")).contains("examples/s");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "stepp | of   | a.yaml     | unknown bench \"stepp\", did you mean step?",
        "step  | seconds | 1       | bench step: of what? Name a CONFIG.yaml behind it.",
        "step  | of   | gone.yaml  | gone.yaml",
        "knn   | of   | a          | bench knn: takes nothing behind it, and there is a.",
        "knn   | size | [50x8]     | bench knn: --size 50x8: is not BANKxDIMxQUERIES.",
        "knn   | set  | [a=b]      | bench knn: reads no configuration. Leave --set out.",
        "knn   | profile | true    | bench knn: has no profile; step has one.",
        "loss  | of   | nt-xnet    | unknown",
        "knn   | data | fashion-mnist | bench knn: takes no --data; eval does.",
        "eval  | seconds | 1       | bench eval: of what? Name a RUN or model file behind it.",
        "eval  | of   | pom.xml    | pom.xml: a model file has no data of its own. Name some",
        "knn   | workers | 1,2      | bench knn: takes no workers; scale does. Leave --workers out.",
        "scale | seconds | 1       | bench scale: of what? Name a CONFIG.yaml behind it.",
        "scale | of   | gone.yaml  | gone.yaml",
        "page  | of   | nowhere    | nowhere: holds no records (.json).",
        "page  | seconds | 1       | bench page: of what? Name a folder of records.",
      })
  void badInputIsNamed(String what, String option, String value, String message) {
    assertThatThrownBy(() -> bench(what, option, value))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aFileThatIsThereStays() throws Exception {
    Path out = Files.writeString(folder.resolve("there.json"), "mine");

    assertThatThrownBy(() -> bench("knn", "size", "[50x8x10]", "out", out.toString()))
        .isInstanceOf(BadInputException.class)
        .hasMessage(out + ": exists already; nothing was measured. Choose another --out.");
    assertThat(out).hasContent("mine");
  }

  @Test
  void onePeerIsForOneThing() {
    assertThatThrownBy(() -> bench("loss", "of", "nt-xent", "against", "echo"))
        .isInstanceOf(BadInputException.class)
        .hasMessage("bench loss: --against compares one thing, and here are 3. Give one --size.");
  }
}
