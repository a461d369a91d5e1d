package org.isomer.config;

import java.util.Locale;
import java.util.Map;
import org.isomer.config.Value.Form;
import org.isomer.config.Value.Scalar;
import org.isomer.spi.Option;
import org.jspecify.annotations.Nullable;

/** {@code boolean}. */
record FlagType() implements OptionType {
  @Override
  public @Nullable Object bind(Value value, Site site) {
    if (value instanceof Scalar scalar && scalar.form() == Form.FLAG) {
      return scalar.text().toLowerCase(Locale.ROOT).equals("true");
    }
    site.unexpected(value, this);
    return null;
  }

  @Override
  public Map<String, Object> schema(Option option, Value fallback, ConfigSchema file) {
    return Map.of("type", "boolean");
  }

  @Override
  public Object plain(Object value) {
    return value;
  }

  @Override
  public String words(Plugins plugins) {
    return "true or false";
  }
}
