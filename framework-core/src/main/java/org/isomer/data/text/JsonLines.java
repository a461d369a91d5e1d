package org.isomer.data.text;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.isomer.data.Faults;
import org.isomer.file.TextFile;

/**
 * A file with a JSON object on each line, in UTF-8. Its columns are the members of the objects:
 * texts, numbers, true or false; null counts as empty. Empty lines are passed over.
 *
 * @param optional columns that an object may lack, which then are empty
 */
record JsonLines(Path path, Set<String> optional) implements Table {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** How Jackson begins to say that an object has a member twice. */
  private static final String TWICE = "Duplicate field";

  /** A line that is not blank. */
  private record Line(int number, String text) {}

  @Override
  public <T> List<T> read(List<String> columns, Function<Fields, T> make) {
    List<String> all = new TextFile(path).lines();
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (!all.get(i).isEmpty()) {
        lines.add(new Line(i + 1, all.get(i)));
      }
    }
    if (lines.isEmpty()) {
      throw wrong(1, "the file is empty. Choose another one");
    }
    return Faults.each(
        lines,
        line -> {
          JsonNode object = object(line);
          return make.apply(
              new Fields(
                  this,
                  line.number(),
                  columns,
                  columns.stream().map(column -> value(line, object, column)).toList()));
        });
  }

  private JsonNode object(Line line) {
    JsonNode object;
    try {
      object = JSON.readTree(line.text());
    } catch (JacksonException e) {
      if (e.getOriginalMessage().startsWith(TWICE)) {
        throw wrong(
            line.number(),
            "the member %s is there twice. Keep one"
                .formatted(e.getOriginalMessage().substring(TWICE.length()).strip()));
      }
      object = MissingNode.getInstance();
    }
    if (!object.isObject()) {
      throw wrong(
          line.number(),
          "it is not one JSON object. Write one object on each line, such as {\"text\": …}");
    }
    return object;
  }

  private String value(Line line, JsonNode object, String column) {
    JsonNode value = object.path(column);
    if (value.isMissingNode() && !optional.contains(column)) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      throw wrong(
          line.number(),
          "there is no member %s. The object has %s"
              .formatted(column, names.isEmpty() ? "none" : String.join(", ", names)));
    }
    if (value.isContainerNode()) {
      throw wrong(line.number(), "the member %s is no text and no number".formatted(column));
    }
    String text = value.isNull() ? "" : value.asText();
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw wrong(
          line.number(),
          "the member %s holds half of a surrogate pair, such as \\ud800, which is no character. Write the whole one"
              .formatted(column));
    }
    return text;
  }
}
