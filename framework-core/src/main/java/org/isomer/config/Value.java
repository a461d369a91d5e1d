package org.isomer.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A YAML value that knows where it was written. */
sealed interface Value {
  /** The key of a mapping that names a plugin. */
  String NAME = "name";

  Place place();

  /** The value in words, for messages. */
  String words();

  /** What YAML 1.2's core schema takes a scalar for. */
  enum Form {
    NOTHING,
    FLAG,
    WHOLE,
    REAL,
    TEXT
  }

  record Scalar(Place place, String text, Form form) implements Value {
    @Override
    public String words() {
      return switch (form) {
        case NOTHING -> "nothing";
        case FLAG, WHOLE, REAL -> Problems.cut(text);
        case TEXT -> '"' + Problems.cut(text) + '"';
      };
    }
  }

  record Sequence(Place place, List<Value> elements) implements Value {
    @Override
    public String words() {
      return "a list";
    }
  }

  /**
   * A mapping.
   *
   * @param keys where each key stands
   * @param values by key, in the order of the source
   */
  record Mapping(Place place, Map<String, Place> keys, Map<String, Value> values) implements Value {
    /** A mapping without entries. */
    static Mapping empty(Place place) {
      return new Mapping(place, Map.of(), Map.of());
    }

    /** The entries of some keys. */
    Mapping only(Predicate<String> kept) {
      Map<String, Place> newKeys = new LinkedHashMap<>(keys);
      Map<String, Value> newValues = new LinkedHashMap<>(values);
      newKeys.keySet().removeIf(kept.negate());
      newValues.keySet().removeIf(kept.negate());
      return new Mapping(place, newKeys, newValues);
    }

    /** This mapping with an entry added or replaced. */
    Mapping with(String key, Place keyPlace, Value value) {
      Map<String, Place> newKeys = new LinkedHashMap<>(keys);
      Map<String, Value> newValues = new LinkedHashMap<>(values);
      newKeys.putIfAbsent(key, keyPlace);
      newValues.put(key, value);
      return new Mapping(place, newKeys, newValues);
    }

    /**
     * This mapping with what it lacks taken from another one, also within mappings that both have,
     * unless such a mapping names a plugin and so starts afresh.
     */
    Mapping withMissing(Mapping other) {
      Mapping result = this;
      for (Map.Entry<String, Value> entry : other.values.entrySet()) {
        Value mine = values.get(entry.getKey());
        Value theirs = entry.getValue();
        if (mine == null) {
          result = result.with(entry.getKey(), theirs.place(), theirs);
        } else if (mine instanceof Mapping inner && !inner.values.containsKey(NAME)) {
          Mapping completed = inner.withMissing(expanded(theirs, theirs.place()));
          result = result.with(entry.getKey(), mine.place(), completed);
        }
      }
      return result;
    }

    @Override
    public String words() {
      return "a mapping";
    }
  }

  /**
   * The value as a mapping; the long form of a plugin's bare name is a mapping with just that name.
   *
   * @param place where the mapping is to stand if the value is none
   */
  static Mapping expanded(Value value, Place place) {
    if (value instanceof Mapping mapping) {
      return mapping;
    }
    return value instanceof Scalar scalar && scalar.form() != Form.NOTHING
        ? Mapping.empty(place).with(NAME, scalar.place(), scalar)
        : Mapping.empty(place);
  }
}
