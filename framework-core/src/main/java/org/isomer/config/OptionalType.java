package org.isomer.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.config.Value.Form;
import org.isomer.config.Value.Scalar;
import org.isomer.spi.Option;
import org.jspecify.annotations.Nullable;

/** An {@link Optional}; empty if not given or given as {@code null}. */
record OptionalType(OptionType content) implements OptionType {
  @Override
  public @Nullable Object bind(Value value, Site site) {
    if (value instanceof Scalar scalar && scalar.form() == Form.NOTHING) {
      return Optional.empty();
    }
    Object bound = content.bind(value, site);
    return bound == null ? null : Optional.of(bound);
  }

  @Override
  public Map<String, Object> schema(Option option, Value fallback, ConfigSchema file) {
    Map<String, Object> schema = new LinkedHashMap<>(content.schema(option, fallback, file));
    schema.computeIfPresent("type", (key, type) -> with(type, "null"));
    schema.computeIfPresent("enum", (key, names) -> with(names, null));
    schema.computeIfPresent("anyOf", (key, ways) -> with(ways, Map.of("type", "null")));
    return schema;
  }

  private static List<@Nullable Object> with(Object oneOrMany, @Nullable Object more) {
    List<@Nullable Object> all = new ArrayList<>();
    if (oneOrMany instanceof List<?> many) {
      all.addAll(many);
    } else {
      all.add(oneOrMany);
    }
    all.add(more);
    return all;
  }

  @Override
  public @Nullable Object plain(Object value) {
    Object bound = ((Optional<?>) value).orElse(null);
    return bound == null ? null : content.plain(bound);
  }

  @Override
  public List<String> choices(Plugins plugins) {
    return content.choices(plugins);
  }

  @Override
  public boolean literal() {
    return content.literal();
  }

  @Override
  public String words(Plugins plugins) {
    return content.words(plugins);
  }

  @Override
  public String range(Option option, Plugins plugins) {
    return content.range(option, plugins);
  }

  @Override
  public List<Field> nested() {
    return content.nested();
  }

  @Override
  public Value over(Value given, Value fallback) {
    return content.over(given, fallback);
  }

  @Override
  public boolean judgesAlone() {
    return content.judgesAlone();
  }
}
