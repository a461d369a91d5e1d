package org.isomer.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.isomer.config.Value.Form;
import org.isomer.config.Value.Scalar;
import org.isomer.config.Value.Sequence;
import org.isomer.spi.Option;
import org.jspecify.annotations.Nullable;

/** A {@link List}. */
record ListType(OptionType element) implements OptionType {
  @Override
  public @Nullable Object bind(Value value, Site site) {
    if (!(value instanceof Sequence sequence)) {
      site.unexpected(value, "a list");
      return null;
    }
    List<Object> elements = new ArrayList<>();
    for (int i = 0; i < sequence.elements().size(); i++) {
      Object bound = element.bind(sequence.elements().get(i), site.element(i));
      if (bound != null) {
        elements.add(bound);
      }
    }
    if (site.option().distinct() && repeats(sequence, elements, site)) {
      return null;
    }
    return elements.size() == sequence.elements().size() ? List.copyOf(elements) : null;
  }

  /** Notes each element that is there before. */
  private static boolean repeats(Sequence sequence, List<Object> elements, Site site) {
    List<Object> seen = elements.stream().map(ListType::place).toList();
    boolean repeats = false;
    for (int i = 0; i < seen.size(); i++) {
      int first = seen.indexOf(seen.get(i));
      if (first < i && elements.size() == sequence.elements().size()) {
        Value value = sequence.elements().get(i);
        site.element(i)
            .problem(
                value,
                (value instanceof Scalar ? value.words() : "this")
                    + " is there already, as "
                    + site.element(first).name()
                    + "; leave one of them out");
        repeats = true;
      }
    }
    return repeats;
  }

  private static Object place(Object element) {
    return element instanceof Path path ? path.toAbsolutePath().normalize() : element;
  }

  @Override
  public Map<String, Object> schema(Option option, Value fallback, ConfigSchema file) {
    Value nothing = new Scalar(fallback.place(), "", Form.NOTHING);
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "array");
    schema.put("items", element.schema(option, nothing, file));
    if (option.distinct()) {
      schema.put("uniqueItems", true);
    }
    return schema;
  }

  @Override
  public Object plain(Object value) {
    List<@Nullable Object> plain = new ArrayList<>();
    ((List<?>) value).forEach(bound -> plain.add(element.plain(bound)));
    return plain;
  }

  @Override
  public List<String> choices(Plugins plugins) {
    return element.choices(plugins);
  }

  @Override
  public boolean literal() {
    return element.literal();
  }

  @Override
  public String words(Plugins plugins) {
    return "a list, each element " + element.words(plugins);
  }

  @Override
  public String wanted(Option option, Plugins plugins) {
    String wanted = "a list, each element " + element.wanted(option, plugins);
    return option.distinct() ? wanted + ", all different" : wanted;
  }

  @Override
  public String range(Option option, Plugins plugins) {
    String range = element.range(option, plugins);
    return option.distinct() ? range + (range.isEmpty() ? "" : ", ") + "all different" : range;
  }

  @Override
  public List<Field> nested() {
    return element.nested();
  }

  @Override
  public boolean judgesAlone() {
    return element.judgesAlone();
  }
}
