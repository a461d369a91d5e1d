package org.isomer.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.isomer.spi.Additions;
import org.isomer.spi.Choice;

/** The paths among the options of a configuration, those of nested ones and of plugins too. */
public final class ConfigPaths {
  private ConfigPaths() {}

  /** The configuration with other paths; all else stays. */
  public static <C extends Record> C map(C config, UnaryOperator<Path> change) {
    List<Field> fields = Field.of(config.getClass());
    Object[] components =
        fields.stream().map(field -> changed(field.get(config), change)).toArray();
    try {
      @SuppressWarnings("unchecked")
      Class<C> type = (Class<C>) config.getClass();
      return Field.record(type, components);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make another " + config.getClass(), e);
    }
  }

  /** The chosen plugin with other paths; all else stays. */
  public static <T> Choice<T> map(Choice<T> choice, UnaryOperator<Path> change) {
    @SuppressWarnings("unchecked")
    Optional<Additions<T>> additions =
        choice.additions().map(each -> (Additions<T>) map((Record) each, change));
    return new Choice<>(choice.plugin(), map(choice.config(), change), additions);
  }

  private static Object changed(Object value, UnaryOperator<Path> change) {
    if (value instanceof Path path) {
      return change.apply(path);
    }
    if (value instanceof Optional<?> optional) {
      return optional.map(content -> changed(content, change));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(element -> changed(element, change)).toList();
    }
    if (value instanceof Choice<?> choice) {
      return map(choice, change);
    }
    return value instanceof Record nested ? map(nested, change) : value;
  }
}
