package org.isomer.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.isomer.config.Value.Scalar;
import org.isomer.spi.Option;
import org.jspecify.annotations.Nullable;

/** An enum; its constants in kebab case. */
@SuppressWarnings("rawtypes")
record EnumType(Class<? extends Enum> type) implements OptionType {
  @Override
  public @Nullable Object bind(Value value, Site site) {
    if (value instanceof Scalar scalar) {
      for (Enum constant : type.getEnumConstants()) {
        if (plain(constant).equals(scalar.text())) {
          return constant;
        }
      }
      String near = Spelling.didYouMean(scalar.text(), names());
      site.problem(value, "expected " + words(site.plugins()) + ", not " + value.words() + near);
      return null;
    }
    site.unexpected(value, this);
    return null;
  }

  @Override
  public Map<String, Object> schema(Option option, Value fallback, ConfigSchema file) {
    return Map.of("enum", names());
  }

  @Override
  public String plain(Object value) {
    return ((Enum<?>) value).name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String words(Plugins plugins) {
    return Spelling.alternatives(names());
  }

  @Override
  public List<String> choices(Plugins plugins) {
    return names();
  }

  private List<String> names() {
    return Arrays.stream(type.getEnumConstants()).map(this::plain).toList();
  }
}
