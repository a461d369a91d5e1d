package org.isomer.config;

import java.util.List;
import java.util.Map;
import org.isomer.config.Value.Form;
import org.isomer.config.Value.Scalar;
import org.isomer.spi.Option;
import org.jspecify.annotations.Nullable;

/** {@link String}; takes any scalar as it is written, so that {@code 2024} needs no quotes. */
record TextType() implements OptionType {
  /** What JSON calls a scalar that is there. */
  static final List<String> SCALARS = List.of("string", "number", "boolean");

  @Override
  public @Nullable Object bind(Value value, Site site) {
    if (value instanceof Scalar scalar && scalar.form() != Form.NOTHING) {
      return scalar.text();
    }
    site.unexpected(value, this);
    return null;
  }

  @Override
  public Map<String, Object> schema(Option option, Value fallback, ConfigSchema file) {
    return Map.of("type", SCALARS);
  }

  @Override
  public Object plain(Object value) {
    return value;
  }

  @Override
  public boolean literal() {
    return true;
  }

  @Override
  public String words(Plugins plugins) {
    return "text";
  }
}
