package org.isomer.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isomer.config.Value.Mapping;
import org.isomer.config.Value.Sequence;

/** One override, {@code a.b.0.c=value}: it replaces or adds one value of the tree. */
record Setting(Place place, List<String> path, Value value) {
  private static final int DEEPEST = 100;

  /** Parses an override; empty if that is impossible, after noting why. */
  static Optional<Setting> parse(String text, Problems problems) {
    Place place = Place.of("--set " + Problems.cut(text));
    int equals = text.indexOf('=');
    if (equals < 1) {
      problems.add(place, "", "expected OPTION=VALUE, such as --set steps=300");
      return Optional.empty();
    }
    List<String> path = List.of(text.substring(0, equals).split("\\.", -1));
    if (path.size() > DEEPEST) {
      problems.add(place, "", "the option's name has more than " + DEEPEST + " parts");
      return Optional.empty();
    }
    return YamlParser.parseInline(place, text.substring(equals + 1), problems)
        .map(value -> new Setting(place, path, value));
  }

  /** The configuration with this override in it, or unchanged after noting a problem. */
  Mapping applyTo(Mapping root, Problems problems) {
    return in(root, 0, problems);
  }

  private Value apply(Value current, int depth, Problems problems) {
    if (depth == path.size()) {
      return value;
    }
    if (current instanceof Sequence sequence) {
      return in(sequence, depth, problems);
    }
    return in(Value.expanded(current, place), depth, problems);
  }

  private Mapping in(Mapping mapping, int depth, Problems problems) {
    String key = path.get(depth);
    Value current = mapping.values().getOrDefault(key, Mapping.empty(place));
    return mapping.with(key, place, apply(current, depth + 1, problems));
  }

  private Sequence in(Sequence sequence, int depth, Problems problems) {
    List<Value> elements = new ArrayList<>(sequence.elements());
    String index = path.get(depth);
    if (!index.matches("[0-9]{1,9}") || Integer.parseInt(index) >= elements.size()) {
      String list = String.join(".", path.subList(0, depth));
      problems.add(
          place,
          "",
          list + " has no element " + index + "; it has " + elements.size() + ", counted from 0");
      return sequence;
    }
    int position = Integer.parseInt(index);
    elements.set(position, apply(elements.get(position), depth + 1, problems));
    return new Sequence(sequence.place(), elements);
  }
}
