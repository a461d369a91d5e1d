package org.isomer.reports.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A record as a JSON tree; keys in the order of the components. */
final class RecordWriter {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private RecordWriter() {}

  static ObjectNode write(Record value) {
    ObjectNode node = NODES.objectNode();
    Shape shape = Shape.of(value.getClass());
    for (int i = 0; i < shape.names().size(); i++) {
      put(node, shape.names().get(i), shape.get(value, i));
    }
    return node;
  }

  /** How JSON spells a constant of an enum. */
  static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static void put(ObjectNode node, String key, Object value) {
    if (value instanceof Optional<?> optional) {
      optional.ifPresent(present -> node.set(key, node(present)));
    } else {
      node.set(key, node(value));
    }
  }

  private static JsonNode node(Object value) {
    if (value instanceof Record record) {
      return write(record);
    } else if (value instanceof List<?> list) {
      ArrayNode array = NODES.arrayNode(list.size());
      list.forEach(element -> array.add(node(element)));
      return array;
    } else if (value instanceof Map<?, ?> map) {
      ObjectNode object = NODES.objectNode();
      map.forEach((key, element) -> object.set((String) key, node(element)));
      return object;
    } else if (value instanceof Enum<?> constant) {
      return NODES.textNode(name(constant));
    } else if (value instanceof Integer number) {
      return NODES.numberNode(number);
    } else if (value instanceof Long number) {
      return NODES.numberNode(number);
    } else if (value instanceof Double number) {
      if (!Double.isFinite(number)) {
        throw new IllegalArgumentException("JSON has no number " + number);
      }
      return NODES.numberNode(number);
    } else if (value instanceof Boolean flag) {
      return NODES.booleanNode(flag);
    } else if (value instanceof String || value instanceof Instant) {
      return NODES.textNode(value.toString());
    }
    throw new IllegalArgumentException("no JSON for " + value.getClass());
  }
}
