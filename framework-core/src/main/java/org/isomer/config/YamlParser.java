package org.isomer.config;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.config.Value.Form;
import org.isomer.config.Value.Mapping;
import org.isomer.config.Value.Scalar;
import org.isomer.config.Value.Sequence;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Turns one YAML document into values with places, noting what YAML itself forbids. Nesting and the
 * number of values are bounded: a text of a few lines could otherwise, by nesting or by aliases of
 * aliases, take all memory there is.
 */
final class YamlParser {
  private static final int DEEPEST = 100;
  private static final int MOST_VALUES = 100_000;
  private static final String TOO_DEEP =
      "lists and mappings are nested more than " + DEEPEST + " deep";
  private static final Map<Tag, Form> FORMS =
      Map.of(
          Tag.NULL, Form.NOTHING,
          Tag.BOOL, Form.FLAG,
          Tag.INT, Form.WHOLE,
          Tag.FLOAT, Form.REAL,
          Tag.STR, Form.TEXT);

  private final Place source;
  private final boolean positions;
  private final Problems problems;
  private final List<Node> open = new ArrayList<>();
  private int values;

  private YamlParser(Place source, boolean positions, Problems problems) {
    this.source = source;
    this.positions = positions;
    this.problems = problems;
  }

  /** Parses a file's text; places have lines and columns. Empty if it is not YAML. */
  static Optional<Value> parseFile(String name, String yaml, Problems problems) {
    return new YamlParser(Place.of(name), true, problems).parse(yaml);
  }

  /** Parses a text that is its own place: an override, a default. Empty if it is not YAML. */
  static Optional<Value> parseInline(Place place, String yaml, Problems problems) {
    return new YamlParser(place, false, problems).parse(yaml);
  }

  private Optional<Value> parse(String yaml) {
    LoadSettings settings = LoadSettings.builder().setSchema(new CoreSchema()).build();
    try {
      if (isTooDeep(yaml, settings)) {
        return Optional.empty();
      }
      Iterator<Node> documents = new Compose(settings).composeAllFromString(yaml).iterator();
      if (!documents.hasNext()) {
        return Optional.of(new Scalar(source, "", Form.NOTHING));
      }
      Value value = value(documents.next(), "");
      if (documents.hasNext()) {
        problems.add(place(documents.next().getStartMark()), "", "only one document is allowed");
      }
      return Optional.of(value);
    } catch (MarkedYamlEngineException e) {
      problems.add(place(e.getProblemMark()), "", "not valid YAML: " + sentence(e));
    } catch (YamlEngineException e) {
      problems.add(source, "", "not valid YAML: " + e.getMessage());
    }
    return Optional.empty();
  }

  /** Looks at the nesting before anything that follows it step by step. */
  private boolean isTooDeep(String yaml, LoadSettings settings) {
    int depth = 0;
    for (Event event : new Parse(settings).parseString(yaml)) {
      if (event instanceof CollectionStartEvent) {
        depth++;
      } else if (event instanceof CollectionEndEvent) {
        depth--;
      }
      if (depth > DEEPEST) {
        problems.add(place(event.getStartMark()), "", TOO_DEEP);
        return true;
      }
    }
    return false;
  }

  private static String sentence(MarkedYamlEngineException e) {
    return e.getContext() == null ? e.getProblem() : e.getContext() + ", " + e.getProblem();
  }

  private Value value(Node node, String path) {
    Place place = place(node.getStartMark());
    if (open.contains(node)) {
      problems.add(place, path, "a value must not contain itself");
      return new Scalar(place, "", Form.NOTHING);
    }
    if (open.size() > DEEPEST) {
      problems.add(place, path, TOO_DEEP);
      return new Scalar(place, "", Form.NOTHING);
    }
    if (++values > MOST_VALUES) {
      if (values == MOST_VALUES + 1) {
        problems.add(
            place, "", "there are more than " + MOST_VALUES + " values, those of aliases included");
      }
      return new Scalar(place, "", Form.NOTHING);
    }
    open.add(node);
    Value value = content(node, place, path);
    open.remove(open.size() - 1);
    return value;
  }

  private Value content(Node node, Place place, String path) {
    if (node instanceof MappingNode mapping) {
      return mapping(mapping, place, path);
    }
    if (node instanceof SequenceNode sequence) {
      return sequence(sequence, place, path);
    }
    return scalar((ScalarNode) node, place, path);
  }

  private Scalar scalar(ScalarNode node, Place place, String path) {
    Form form = FORMS.get(node.getTag());
    if (form == null) {
      problems.add(place, path, "the tag " + node.getTag() + " is not supported");
      form = Form.TEXT;
    }
    return new Scalar(place, node.getValue(), form);
  }

  private Sequence sequence(SequenceNode node, Place place, String path) {
    List<Value> elements = new ArrayList<>();
    for (Node element : node.getValue()) {
      elements.add(value(element, Site.join(path, String.valueOf(elements.size()))));
    }
    return new Sequence(place, elements);
  }

  private Mapping mapping(MappingNode node, Place place, String path) {
    Map<String, Place> keys = new LinkedHashMap<>();
    Map<String, Value> values = new LinkedHashMap<>();
    for (NodeTuple tuple : node.getValue()) {
      Place keyPlace = place(tuple.getKeyNode().getStartMark());
      if (!(tuple.getKeyNode() instanceof ScalarNode keyNode)) {
        problems.add(keyPlace, path, "a key must be plain text");
        continue;
      }
      String key = keyNode.getValue();
      String keyPath = Site.join(path, key);
      Place first = keys.putIfAbsent(key, keyPlace);
      if (first == null) {
        values.put(key, value(tuple.getValueNode(), keyPath));
      } else {
        String where = positions ? ", first in line " + first.line() : "";
        problems.add(keyPlace, keyPath, "given twice" + where + "; remove one of them");
      }
    }
    return new Mapping(place, keys, values);
  }

  private Place place(Optional<Mark> mark) {
    return positions ? mark.map(at -> Place.of(source.source(), at)).orElse(source) : source;
  }
}
