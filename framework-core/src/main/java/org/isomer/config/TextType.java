package org.isomer.config;

import org.isomer.config.Value.Form;
import org.isomer.config.Value.Scalar;
import org.jspecify.annotations.Nullable;

/** {@link String}; takes any scalar as it is written, so that {@code 2024} needs no quotes. */
record TextType() implements OptionType {
  @Override
  public @Nullable Object bind(Value value, Site site) {
    if (value instanceof Scalar scalar && scalar.form() != Form.NOTHING) {
      return scalar.text();
    }
    site.unexpected(value, this);
    return null;
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
