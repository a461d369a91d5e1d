package org.isomer.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.isomer.config.Value.Form;
import org.isomer.config.Value.Scalar;
import org.isomer.spi.Option;
import org.jspecify.annotations.Nullable;

/** {@link Path}; made absolute against the folder that the binder says. */
record PathType() implements OptionType {
  @Override
  public @Nullable Object bind(Value value, Site site) {
    if (value instanceof Scalar scalar && scalar.form() != Form.NOTHING) {
      try {
        return site.folder().resolve(scalar.text()).toAbsolutePath().normalize();
      } catch (InvalidPathException e) {
        site.unexpected(value, this);
        return null;
      }
    }
    site.unexpected(value, this);
    return null;
  }

  @Override
  public Map<String, Object> schema(Option option, Value fallback, ConfigSchema file) {
    return Map.of("type", TextType.SCALARS);
  }

  @Override
  public Object plain(Object value) {
    return value.toString();
  }

  @Override
  public boolean literal() {
    return true;
  }

  @Override
  public String words(Plugins plugins) {
    return "a path";
  }
}
