package org.isomer.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.isomer.cli.InProcess;
import org.isomer.eval.benchmark.BenchmarkFile;
import org.isomer.eval.model.ModelFile;
import org.isomer.eval.suite.Suite;
import org.isomer.eval.suite.TaskFile;
import org.isomer.plugin.PluginLoader;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Option;
import org.isomer.train.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Schemas take what the reader takes, and refuse what it refuses before constructors look at it:
 * tried on every file that is shipped, and on what becomes of these when a value is replaced, left
 * out or added.
 */
class ConfigSchemaTest {
  private static final Path EXPERIMENTS = Path.of("experiments");
  private static final Path SCHEMAS = EXPERIMENTS.resolve("schemas");
  private static final boolean WRITE = System.getProperty("schemas", "").equals("write");
  private static final String REMEDY =
      "mvn test -pl eval-harness -am -Dtest=ConfigSchemaTest -Dsurefire.failIfNoSpecifiedTests=false"
          + " -Dschemas=write writes them anew";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ConfigReader READER = new ConfigReader(PluginLoader.classPath());
  private static final List<String> WRONG =
      List.of("null", "\"text\"", "-7", "2.5", "true", "[]", "{}", "1" + "0".repeat(30));

  /** How the reader begins to say what is wrong before a constructor sees it. */
  private static final Pattern STRUCTURAL =
      Pattern.compile(
          "(?m)^mutated:[0-9]+:[0-9]+: (\\S+: )?(expected |missing|unknown )|there already");

  enum Content {
    PRETRAINING(Plan.class),
    TASK(TaskFile.class),
    SUITE(Suite.class),
    BENCHMARK(BenchmarkFile.class),
    MODEL(ModelFile.class);

    private final Class<? extends Record> type;

    Content(Class<? extends Record> type) {
      this.type = type;
    }

    Path file() {
      return SCHEMAS.resolve(word() + ".json");
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Content of(Path file) {
      return switch (String.valueOf(EXPERIMENTS.relativize(file).getName(0))) {
        case "tasks" -> TASK;
        case "suites" -> SUITE;
        case "benchmarks" -> BENCHMARK;
        default -> PRETRAINING;
      };
    }

    /** The files that are shipped; of models, which are made, one that export could write. */
    List<JsonNode> examples() throws IOException {
      if (this == MODEL) {
        return List.of(
            json(
                """
                name: resnet50 of torchvision
                encoder: resnet50
                weights: resnet50.safetensors
                layout: torchvision-resnet
                input: [224, 224, 3]
                preprocessing: [{name: resize, size: 256}, normalize]
                pretraining: {framework: supervised, data: ImageNet-1k, epochs: 90}
                """));
      }
      List<JsonNode> examples = new ArrayList<>();
      try (Stream<Path> files = Files.walk(EXPERIMENTS)) {
        for (Path file : files.filter(this::holds).sorted().toList()) {
          examples.add(json(Files.readString(file)));
        }
      }
      return examples;
    }

    private boolean holds(Path file) {
      return file.toString().endsWith(".yaml") && of(file) == this;
    }
  }

  private static JsonNode json(String yaml) {
    Problems problems = new Problems();
    Optional<Value> value = YamlParser.parseFile("file", yaml, problems);
    problems.throwIfAny();
    return JSON.valueToTree(ConfigSchema.plain(value.orElseThrow()));
  }

  private static JsonSchema schema(Content content) throws IOException {
    SchemaValidatorsConfig config = SchemaValidatorsConfig.builder().failFast(true).build();
    return JsonSchemaFactory.getInstance(VersionFlag.V7)
        .getSchema(JSON.readTree(content.file().toFile()), config);
  }

  private static boolean takes(JsonSchema schema, JsonNode node) {
    return schema.validate(node).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void isWhatTheSourcesSay(Content content, @TempDir Path folder) throws IOException {
    InProcess.Ended ended =
        InProcess.run(folder, List.of("configuration", content.word(), "--schema"));
    assertThat(ended.code()).as(ended.err()).isZero();
    if (WRITE) {
      Files.createDirectories(SCHEMAS);
      Files.writeString(content.file(), ended.out());
    }
    assertThat(content.file()).as(REMEDY).content().isEqualTo(ended.out());
  }

  @ParameterizedTest
  @EnumSource
  void keepsTheRulesOfSchemas(Content content) throws IOException {
    JsonSchema rules =
        JsonSchemaFactory.getInstance(VersionFlag.V7)
            .getSchema(JSON.readTree("{\"$ref\": \"http://json-schema.org/draft-07/schema#\"}"));

    assertThat(rules.validate(JSON.readTree(content.file().toFile()))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void takesEveryFileThatIsShipped(Content content) throws IOException {
    JsonSchema schema = schema(content);
    assertThat(content.examples())
        .isNotEmpty()
        .allSatisfy(example -> assertThat(schema.validate(example)).isEmpty());
  }

  @Test
  void everyFileThatIsShippedSaysWhereItsSchemaIs() throws IOException {
    try (Stream<Path> files = Files.walk(EXPERIMENTS)) {
      assertThat(files.filter(file -> file.toString().endsWith(".yaml")))
          .allSatisfy(
              file ->
                  assertThat(Files.readAllLines(file).get(0))
                      .isEqualTo(
                          "# yaml-language-server: $schema=%s",
                          file.getParent().relativize(Content.of(file).file())));
    }
  }

  @ParameterizedTest
  @EnumSource
  void agreesWithTheReaderOnWhatIsWrong(Content content) throws IOException {
    JsonSchema schema = schema(content);
    Set<String> places = new HashSet<>();
    int refused = 0;
    for (JsonNode example : content.examples()) {
      for (JsonNode mutated : Mutations.of(example, WRONG, places)) {
        Optional<String> problem = problem(content, mutated);
        boolean taken = takes(schema, mutated);
        if (problem.isEmpty()) {
          assertThat(taken).as("the reader takes, the schema refuses " + mutated).isTrue();
        } else if (taken) {
          assertThat(problem.get()).as(mutated.toString()).doesNotContainPattern(STRUCTURAL);
        } else {
          refused++;
        }
      }
    }
    assertThat(refused).isGreaterThan(10);
  }

  private static Optional<String> problem(Content content, JsonNode node) {
    try {
      READER.bind(content.type, "mutated", node.toString(), List.of());
      return Optional.empty();
    } catch (BadInputException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  record Shape(
      @Option(help = "Sides") int sides,
      @Option(help = "Colours", distinct = true, value = "[]") List<String> colours) {}

  record Drawing(
      @Option(help = "Shape", value = "{sides: 3}") Shape shape,
      @Option(help = "Another") Optional<Shape> other) {}

  @Test
  void knowsWhatADefaultGivesAndWhatMustDiffer() throws IOException {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(VersionFlag.V7)
            .getSchema(JSON.<JsonNode>valueToTree(READER.schema(Drawing.class)));

    assertThat(takes(schema, json("{shape: {colours: [red]}, other: null}"))).isTrue();
    assertThat(takes(schema, json("{other: {colours: [red]}}"))).isFalse();
    assertThat(takes(schema, json("{shape: {colours: [red, red]}}"))).isFalse();
    assertThat(takes(schema, json("{shape: null}"))).isFalse();
  }
}
