package org.isomer.config;

import java.util.List;
import java.util.Map;
import org.isomer.config.Value.Mapping;
import org.isomer.spi.Option;
import org.jspecify.annotations.Nullable;

/** A record; in YAML a mapping of its options. */
record NestedType(Class<? extends Record> type) implements OptionType {
  @Override
  public @Nullable Object bind(Value value, Site site) {
    if (value instanceof Mapping mapping) {
      return site.binder().bind(type, mapping, site.path());
    }
    site.unexpected(value, this);
    return null;
  }

  @Override
  public Map<String, Object> schema(Option option, Value fallback, ConfigSchema file) {
    Place none = Place.of("no default");
    return file.mapping(nested(), fallback instanceof Mapping given ? given : Mapping.empty(none));
  }

  @Override
  public Object plain(Object value) {
    return ConfigWriter.plain((Record) value);
  }

  @Override
  public String words(Plugins plugins) {
    return "a mapping";
  }

  @Override
  public List<Field> nested() {
    return Field.of(type);
  }

  @Override
  public Value over(Value given, Value fallback) {
    return given instanceof Mapping mapping && fallback instanceof Mapping missing
        ? mapping.withMissing(missing)
        : given;
  }

  @Override
  public boolean judgesAlone() {
    return false;
  }
}
