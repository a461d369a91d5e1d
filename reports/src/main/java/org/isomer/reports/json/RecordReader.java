package org.isomer.reports.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.isomer.spi.BadInputException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON tree into records and collects every problem. A part that has a problem is null
 * until the end, where the problems are thrown.
 */
final class RecordReader {
  private static final int MOST_SHOWN = 20;

  private final List<String> problems = new ArrayList<>();

  private RecordReader() {}

  static <R extends Record> R read(JsonNode json, Class<R> type, String source) {
    RecordReader reader = new RecordReader();
    Record value = reader.record(json, type, "");
    if (reader.problems.size() == 1) {
      throw new BadInputException(source + ": " + reader.problems.get(0));
    }
    if (!reader.problems.isEmpty()) {
      throw new BadInputException(
          reader.problems.stream()
              .limit(MOST_SHOWN)
              .collect(
                  Collectors.joining(
                      "\n  ",
                      source + ": " + reader.problems.size() + " problems\n  ",
                      reader.problems.size() > MOST_SHOWN ? "\n  …" : "")));
    }
    return Objects.requireNonNull(type.cast(value));
  }

  private @Nullable Object problem(String path, String what) {
    problems.add(path.isEmpty() ? what : path + ": " + what);
    return null;
  }

  private @Nullable Object expected(String path, String what, JsonNode node) {
    String text = node.toString();
    return problem(
        path,
        "must be "
            + what
            + ", but is "
            + (text.length() <= 60 ? text : text.substring(0, 57) + "..."));
  }

  private @Nullable Object value(JsonNode node, Type type, String path) {
    if (type instanceof ParameterizedType generic) {
      Type element = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
      return generic.getRawType() == List.class
          ? list(node, element, path)
          : map(node, element, path);
    } else if (type instanceof Class<?> plain && plain.isRecord()) {
      return record(node, plain.asSubclass(Record.class), path);
    } else if (type instanceof Class<?> plain && plain.isSealed()) {
      return oneOf(node, plain, path);
    } else if (type instanceof Class<?> plain && plain.isEnum()) {
      return constant(node, plain, path);
    } else if (type == String.class) {
      return node.isTextual() ? node.textValue() : expected(path, "text", node);
    } else if (type == int.class || type == Integer.class) {
      return node.isInt() ? (Object) node.intValue() : expected(path, "a whole number", node);
    } else if (type == long.class || type == Long.class) {
      return node.isIntegralNumber() && node.canConvertToLong()
          ? (Object) node.longValue()
          : expected(path, "a whole number", node);
    } else if (type == double.class || type == Double.class) {
      return node.isNumber() && Double.isFinite(node.doubleValue())
          ? (Object) node.doubleValue()
          : expected(path, "a finite number", node);
    } else if (type == boolean.class || type == Boolean.class) {
      return node.isBoolean()
          ? (Object) node.booleanValue()
          : expected(path, "true or false", node);
    } else if (type == Instant.class) {
      return instant(node, path);
    }
    throw new IllegalArgumentException("no JSON for " + type);
  }

  /** The record among those that a sealed interface permits whose first key is there. */
  private @Nullable Object oneOf(JsonNode node, Class<?> type, String path) {
    List<String> keys = new ArrayList<>();
    for (Class<?> permitted : type.getPermittedSubclasses()) {
      Class<? extends Record> record = permitted.asSubclass(Record.class);
      String key = Shape.of(record).names().get(0);
      if (node.has(key)) {
        return record(node, record, path);
      }
      keys.add(key);
    }
    return expected(path, "an object with one of " + String.join(", ", keys), node);
  }

  private @Nullable Record record(JsonNode node, Class<? extends Record> type, String path) {
    if (!node.isObject()) {
      expected(path, "an object", node);
      return null;
    }
    int before = problems.size();
    Shape shape = Shape.of(type);
    List<String> known = shape.names();
    @Nullable Object[] values = new @Nullable Object[known.size()];
    for (int i = 0; i < values.length; i++) {
      String key = known.get(i);
      values[i] = component(node.get(key), shape.types().get(i), child(path, key));
    }
    for (Iterator<String> keys = node.fieldNames(); keys.hasNext(); ) {
      String key = keys.next();
      if (!known.contains(key)) {
        problem(child(path, key), "is not known here; known are " + String.join(", ", known));
      }
    }
    return problems.size() == before ? construct(shape, values, path) : null;
  }

  private @Nullable Object component(@Nullable JsonNode node, Type type, String path) {
    boolean optional =
        type instanceof ParameterizedType generic && generic.getRawType() == Optional.class;
    if (node == null) {
      return optional ? Optional.empty() : problem(path, "is missing");
    }
    return optional
        ? Optional.ofNullable(
            value(node, ((ParameterizedType) type).getActualTypeArguments()[0], path))
        : value(node, type, path);
  }

  private @Nullable Record construct(Shape shape, @Nullable Object[] values, String path) {
    try {
      return shape.construct(values);
    } catch (IllegalArgumentException e) {
      problem(path, String.valueOf(e.getMessage()));
      return null;
    }
  }

  private @Nullable Object list(JsonNode node, Type element, String path) {
    if (!node.isArray()) {
      return expected(path, "a list", node);
    }
    int before = problems.size();
    List<@Nullable Object> values = new ArrayList<>(node.size());
    for (int i = 0; i < node.size(); i++) {
      values.add(value(node.get(i), element, path + "[" + i + "]"));
    }
    return problems.size() == before ? values : null;
  }

  private @Nullable Object map(JsonNode node, Type element, String path) {
    if (!node.isObject()) {
      return expected(path, "an object", node);
    }
    int before = problems.size();
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      values.put(entry.getKey(), value(entry.getValue(), element, child(path, entry.getKey())));
    }
    return problems.size() == before ? values : null;
  }

  private @Nullable Object constant(JsonNode node, Class<?> type, String path) {
    List<String> names = new ArrayList<>();
    for (Object constant : type.getEnumConstants()) {
      String name = RecordWriter.name((Enum<?>) constant);
      if (name.equals(node.textValue())) {
        return constant;
      }
      names.add(name);
    }
    return expected(path, "one of " + String.join(", ", names), node);
  }

  private @Nullable Object instant(JsonNode node, String path) {
    try {
      return Instant.parse(node.asText());
    } catch (DateTimeException e) {
      return expected(path, "a time such as 2026-01-31T12:00:00Z", node);
    }
  }

  private static String child(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
