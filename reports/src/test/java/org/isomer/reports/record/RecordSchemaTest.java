package org.isomer.reports.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.isomer.reports.Fixture;
import org.isomer.reports.json.RecordJson;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RecordSchemaTest {
  private static final JsonNode TEXT = RecordJson.parse(RecordSchema.text(), "schema");
  private static final JsonSchema SCHEMA = schema(TEXT);
  private static final List<String> WRONG =
      List.of("null", "\"text\"", "-7", "2.5", "true", "[]", "{}", "[[{}]]");
  private static final Map<Class<?>, String> NAMES =
      Map.of(
          String.class, "text",
          Instant.class, "time",
          Boolean.class, "boolean",
          int.class, "integer",
          Integer.class, "integer",
          long.class, "integer",
          Long.class, "integer",
          double.class, "number",
          Double.class, "number");

  @Test
  void followsItsOwnRules() {
    JsonSchema rules =
        JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(
                RecordJson.parse("{\"$ref\": \"" + TEXT.path("$schema").textValue() + "\"}", ""));

    assertThat(rules.validate(TEXT)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void acceptsWhatTheWriterWrites(PredictionKind kind, @TempDir Path root) throws IOException {
    Predictions predictions = new Predictions(kind, List.of(sample(kind)));
    Result result = new Result(full(), predictions, List.of(.5), List.of());

    Path folder = ResultStore.write(root, result);

    assertThat(SCHEMA.validate(json(folder.resolve(ResultStore.RECORD)))).isEmpty();
    String file = PredictionFiles.content(kind) + ".jsonl.gz";
    String line =
        new String(
                Gzip.unpack(Files.readAllBytes(folder.resolve(file)), folder.resolve(file)),
                StandardCharsets.UTF_8)
            .strip();
    assertThat(line(kind).validate(RecordJson.parse(line, file))).isEmpty();
    assertThat(line(kind).validate(RecordJson.parse("{}", file))).isNotEmpty();
  }

  @TestFactory
  Stream<DynamicTest> acceptsPublishedRecords() {
    return ResultStore.find(List.of(Path.of("published"))).stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getParent().getFileName().toString(),
                    () -> {
                      JsonNode json = json(file);
                      SchemaUpgrade.apply(json);
                      assertThat(SCHEMA.validate(json)).isEmpty();
                    }));
  }

  /** The types are the truth: no component may be missing here, or be called otherwise. */
  @TestFactory
  Stream<DynamicTest> describesEveryComponent() {
    Set<Class<?>> types = new LinkedHashSet<>(List.of(ResultRecord.class));
    Arrays.stream(PredictionKind.values()).forEach(kind -> types.add(kind.type()));
    Deque<Class<?>> open = new ArrayDeque<>(types);
    while (!open.isEmpty()) {
      for (RecordComponent component : open.remove().getRecordComponents()) {
        records(component.getGenericType()).filter(types::add).forEach(open::add);
      }
    }
    return types.stream()
        .map(type -> DynamicTest.dynamicTest(type.getSimpleName(), () -> describes(type)));
  }

  private static void describes(Class<?> type) {
    JsonNode described = TEXT.path("$defs").path(type.getSimpleName());
    List<String> names = new ArrayList<>();
    List<String> required = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      names.add(component.getName());
      boolean optional = component.getType() == Optional.class;
      if (!optional) {
        required.add(component.getName());
      }
      Type content =
          optional
              ? ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]
              : component.getGenericType();
      JsonNode property = described.path("properties").path(component.getName());
      if (!component.getName().equals("schema")) {
        assertThat(kind(property)).as(component.getName()).isEqualTo(kind(content));
      }
    }
    assertThat(described.path("properties").fieldNames())
        .toIterable()
        .containsExactlyElementsOf(names);
    assertThat(described.path("required"))
        .extracting(JsonNode::textValue)
        .containsExactlyElementsOf(required);
    assertThat(described.path("additionalProperties").isBoolean()).isTrue();
    assertThat(described.path("additionalProperties").booleanValue()).isFalse();
  }

  @Test
  void isOfThisVersion() {
    assertThat(TEXT.at("/$defs/ResultRecord/properties/schema/const").intValue())
        .isEqualTo(ResultRecord.SCHEMA);
    assertThat(TEXT.path("$id").textValue()).isEqualTo("urn:isomer:result:" + ResultRecord.SCHEMA);
  }

  /**
   * Each place of a record broken in many ways. Reader and schema disagree only where the reader
   * compares two places, and there the reader is the stricter one.
   */
  @Test
  void refusesWhatTheReaderRefuses() {
    Map<String, JsonNode> mutants = mutants(RecordJson.parse(RecordJson.line(full()), "record"));
    List<String> disagreements = new ArrayList<>();
    mutants.forEach(
        (name, mutant) -> {
          boolean valid = SCHEMA.validate(mutant).isEmpty();
          if (valid != reads(mutant)) {
            disagreements.add(name + (valid ? "" : ", read"));
          }
        });

    assertThat(mutants).hasSizeGreaterThan(1000);
    assertThat(disagreements)
        .containsExactlyInAnyOrder(
            "/data/classes is []",
            "/headline is \"text\"",
            "/metrics has no accuracy",
            "/metrics/accuracy/interval/low is -7",
            "/metrics/accuracy/interval/low is 2.5",
            "/metrics/accuracy/interval/high is -7",
            "/metrics/accuracy/interval/high is 2.5",
            "/confusion/0 is []",
            "/selection/trials/0/score is -7",
            "/selection/trials/0/score is 2.5",
            "/provenance/configuration is \"text\"");
  }

  private static Map<String, JsonNode> mutants(JsonNode whole) {
    Map<String, JsonNode> mutants = new LinkedHashMap<>();
    for (String pointer : places(whole)) {
      for (String wrong : WRONG) {
        mutants.put(pointer + " is " + wrong, replaced(whole, pointer, wrong));
      }
      whole
          .at(pointer)
          .fieldNames()
          .forEachRemaining(
              name -> {
                JsonNode less = whole.deepCopy();
                ((ObjectNode) less.at(pointer)).remove(name);
                mutants.put(pointer + " has no " + name, less);
              });
      if (whole.at(pointer).isObject()) {
        for (String value : List.of("1", "\"text\"", "{}")) {
          String place = pointer + "/unheard-of";
          mutants.put(place + " is " + value, replaced(whole, place, value));
        }
      }
    }
    return mutants;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/schema | 3",
        "/id | \"a/b\"",
        "/id | \"\"",
        "/data/samples | 0",
        "/subject/encoder/dim | 3000000000",
        "/subject/seed | 9223372036854775808",
        "/subject/seed | -9223372036854775808",
        "/metrics/accuracy/value | 1.01",
        "/metrics/accuracy/value | -0.01",
        "/metrics/accuracy/value | 1e999",
        "/metrics/accuracy/value | 0.96",
        "/metrics/accuracy/samples | 0",
        "/classScores/0/support | -1",
        "/classScores/0/recall | 1.1",
        "/confusion/0/0 | -1",
        "/provenance/seconds/features | -1",
        "/subject/name | \" \"",
        "/metrics/accuracy/scale | \"percent\"",
        "/metrics/accuracy/scale | \"Share\"",
        "/metrics/accuracy/scale | \"error\"",
        "/metrics/accuracy/interval/level | 1",
        "/metrics/accuracy/interval/level | 0",
        "/selection/trials/0/chosen | true",
        "/selection/trials/1/chosen | false",
        "/selection/trials | []",
        "/provenance/finished | \"yesterday\"",
        "/provenance/finished | \"2026-13-31T12:00:00Z\"",
        "/provenance/finished | \"2026-01-31T12:00:00.5Z\"",
        "/provenance/configurationDigest | \"abc\"",
        "/sidecars/0/file | \"../secret\"",
        "/sidecars/0/file | \"\"",
      })
  void agreesWithTheReader(String pointer, String value) {
    JsonNode whole = RecordJson.parse(RecordJson.line(full()), "record");

    JsonNode mutant = replaced(whole, pointer, value);
    assertThat(SCHEMA.validate(mutant).isEmpty()).isEqualTo(reads(mutant));
  }

  /** What the schema's own text says that it cannot say. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/headline | \"mAP\"",
        "/classScores/1 | -",
        "/confusion/1 | -",
        "/metrics/accuracy/interval/low | 0.999",
        "/metrics/accuracy/value | 0",
        "/metrics/accuracy/samples | 2",
        "/overlap/near | 1",
        "/provenance/finished | \"1999-01-31T12:00:00Z\"",
        "/selection/split | \"test\"",
        "/data/samples | 40.0",
        "/provenance/configuration | \"seed: 2\"",
      })
  void onlyTheReaderComparesPlaces(String pointer, String value) {
    JsonNode whole = RecordJson.parse(RecordJson.line(full()), "record");
    JsonNode mutant = whole.deepCopy();
    if (value.equals("-")) {
      ((ArrayNode) mutant.at(pointer.substring(0, pointer.lastIndexOf('/')))).remove(1);
    } else {
      mutant = replaced(whole, pointer, value);
    }

    assertThat(SCHEMA.validate(mutant)).isEmpty();
    assertThat(reads(mutant)).isFalse();
  }

  private static boolean reads(JsonNode json) {
    try {
      RecordJson.read(json, ResultRecord.class, "record");
      return true;
    } catch (BadInputException e) {
      return false;
    }
  }

  /** The JSON pointers of all values, of a list those of its first element. */
  private static List<String> places(JsonNode node) {
    List<String> places = new ArrayList<>(List.of(""));
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      places(entry.getValue()).forEach(place -> places.add("/" + entry.getKey() + place));
    }
    if (node.isArray() && !node.isEmpty()) {
      places(node.get(0)).forEach(place -> places.add("/0" + place));
    }
    return places;
  }

  private static JsonNode replaced(JsonNode whole, String pointer, String value) {
    JsonNode json = RecordJson.parse(value, "");
    if (pointer.isEmpty()) {
      return json;
    }
    JsonNode copy = whole.deepCopy();
    int slash = pointer.lastIndexOf('/');
    JsonNode parent = copy.at(pointer.substring(0, slash));
    String last = pointer.substring(slash + 1);
    if (parent instanceof ObjectNode object) {
      object.set(last, json);
    } else {
      ((ArrayNode) parent).set(Integer.parseInt(last), json);
    }
    return copy;
  }

  private static Stream<Class<?>> records(Type type) {
    if (type instanceof ParameterizedType generic) {
      return Arrays.stream(generic.getActualTypeArguments()).flatMap(RecordSchemaTest::records);
    }
    return Stream.<Class<?>>of((Class<?>) type).filter(Class::isRecord);
  }

  /** A type in words, as {@link #kind(JsonNode)} says it of the schema. */
  private static String kind(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      String element = kind(arguments[arguments.length - 1]);
      return (generic.getRawType() == Map.class ? "map of " : "list of ") + element;
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isEnum()) {
      return Arrays.stream(plain.getEnumConstants())
          .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
          .toList()
          .toString();
    }
    if (plain.isRecord()) {
      return plain.getSimpleName();
    }
    return NAMES.getOrDefault(plain, plain.getSimpleName());
  }

  private static String kind(JsonNode property) {
    String reference = property.path("$ref").asText();
    JsonNode target = reference.isEmpty() ? property : TEXT.at(reference.substring(1));
    if (target.has("enum")) {
      List<String> names = new ArrayList<>();
      target.path("enum").forEach(name -> names.add(name.textValue()));
      return names.toString();
    }
    if (target.has("properties")) {
      return reference.substring(reference.lastIndexOf('/') + 1);
    }
    return switch (target.path("type").asText()) {
      case "string" -> target.path("format").asText().equals("date-time") ? "time" : "text";
      case "array" -> "list of " + kind(target.path("items"));
      case "object" -> "map of " + kind(target.path("additionalProperties"));
      default -> target.path("type").asText();
    };
  }

  private static JsonSchema line(PredictionKind kind) {
    ObjectNode line = TEXT.deepCopy();
    line.put("$id", "urn:line");
    return schema(line.put("$ref", "#/$defs/" + kind.type().getSimpleName()));
  }

  private static JsonSchema schema(JsonNode text) {
    return JsonSchemaFactory.getInstance(VersionFlag.V202012)
        .getSchema(text, SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
  }

  private static JsonNode json(Path file) throws IOException {
    return RecordJson.parse(Files.readString(file), file.toString());
  }

  /** A record with everything that one can have. */
  private static ResultRecord full() {
    ResultRecord given = Fixture.results().get(3).record();
    Data data = given.data();
    return new ResultRecord(
        given.schema(),
        given.id(),
        given.protocol(),
        new Data(data.title(), data.digest(), data.split(), 1, data.classes()),
        given.subject(),
        Optional.of(new ResultKey("m", "p", "d", "q", "1", Optional.of("j"))),
        Optional.of("scikit-learn"),
        given.headline(),
        metrics(given),
        given.classScores().stream()
            .map(
                scores ->
                    new ClassScores(
                        scores.precision(),
                        scores.recall(),
                        scores.f1(),
                        scores.support(),
                        Map.of("IoU", 0.5)))
            .toList(),
        List.of(List.of(1L, 0L), List.of(0L, 0L)),
        given.selection(),
        Optional.of(new Overlap("Shapes", 10, 1, 0)),
        Optional.of(3L),
        Optional.of(List.of("2 boxes lie outside their image")),
        given
            .provenance()
            .with(
                given.provenance().alarms().orElse(List.of()),
                given.provenance().pretrainingData(),
                Optional.of(1L << 30)),
        List.of(new Sidecar("predictions", "predictions.jsonl.gz", "abc")));
  }

  /** Of the one sample that there is a prediction for. */
  private static Map<String, Metric> metrics(ResultRecord given) {
    Map<String, Metric> metrics = new LinkedHashMap<>();
    given
        .metrics()
        .forEach(
            (name, metric) ->
                metrics.put(
                    name, new Metric(metric.value(), metric.scale(), metric.interval(), 1)));
    return metrics;
  }

  private static Record sample(PredictionKind kind) {
    return switch (kind) {
      case CLASSES ->
          new Prediction(
              "test/0",
              1,
              1,
              List.of(1, 0),
              .75,
              Optional.empty(),
              Optional.of(List.of(-1e-30, 1.0986123)),
              Optional.of(1.0986122),
              Optional.of(true));
      case LABEL_SETS ->
          LabelSet.ofLogits("test/0", List.of(1), List.of(-40., .75), Optional.of(List.of(0)));
      case BOXES ->
          new ImageBoxes(
              "test/0",
              List.of(new ImageBoxes.Marked(1, List.of(0., 0., 2., 2.), 4, false, true)),
              List.of(new ImageBoxes.Found(1, List.of(0., 0., 2., 1.), .5)));
      case PIXELS ->
          new ImagePixels(
              "test/0", List.of(List.of(0L, 1L, 5L)), List.of(List.of(1L, 1L, 2L, 1L, 2L)));
      case PAIRS -> new ScoredPair("test/0", 2.5, .75, 12, .5);
      case RANKINGS ->
          new Ranking(
              "test/0", List.of("b", "a"), List.of(.5, .5), List.of(0., 1.), List.of(2., 1.));
      case CLUSTERS -> new Clustered("test/0", 1, 3);
      case MOMENTS -> new ScoredMoment("recording 1/7", 1, 2.5, 1e-30, .25);
      case FORECASTS -> new ForecastErrors("recording 1/7", .5, .25, 1, .75, 2, 1.5);
    };
  }
}
