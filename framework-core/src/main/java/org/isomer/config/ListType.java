package org.isomer.config;

import java.util.ArrayList;
import java.util.List;
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
    return elements.size() == sequence.elements().size() ? List.copyOf(elements) : null;
  }

  @Override
  public Object plain(Object value) {
    List<@Nullable Object> plain = new ArrayList<>();
    ((List<?>) value).forEach(bound -> plain.add(element.plain(bound)));
    return plain;
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
  public String range(Option option, Plugins plugins) {
    return element.range(option, plugins);
  }

  @Override
  public List<Field> nested() {
    return element.nested();
  }
}
