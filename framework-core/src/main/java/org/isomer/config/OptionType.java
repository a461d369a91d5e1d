package org.isomer.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.spi.Choice;
import org.isomer.spi.Option;
import org.jspecify.annotations.Nullable;

/** What a component of one Java type accepts in YAML, how it is described and written back. */
interface OptionType {
  /**
   * Turns a value into an object of the component's type.
   *
   * @return null if that is impossible, after noting why
   */
  @Nullable Object bind(Value value, Site site);

  /**
   * What {@link #bind} takes, as JSON Schema: exactly one of {@code type}, {@code enum} and {@code
   * anyOf}, and what goes with it.
   *
   * @param fallback the option's default, which a value may change in part
   * @param file takes definitions
   */
  Map<String, Object> schema(Option option, Value fallback, ConfigSchema file);

  /** The opposite of {@link #bind}: text, numbers, booleans, lists, maps and null. */
  @Nullable Object plain(Object value);

  /** The type in words, with its article, such as {@code a whole number}. */
  String words(Plugins plugins);

  /** The values allowed, in words; empty if all are. */
  default String range(Option option, Plugins plugins) {
    return "";
  }

  /** The type and the values allowed, such as {@code a number > 0}. */
  default String wanted(Option option, Plugins plugins) {
    return (words(plugins) + " " + range(option, plugins)).stripTrailing();
  }

  /** The words that are a value or an element of one; empty if others are as well. */
  default List<String> choices(Plugins plugins) {
    return List.of();
  }

  /** Whether any text is a value as it is, so that a command line must not read it as YAML. */
  default boolean literal() {
    return false;
  }

  /** Whether it can be said without plugins what {@link #bind} takes. */
  default boolean judgesAlone() {
    return true;
  }

  /** The options of a nested mapping. */
  default List<Field> nested() {
    return List.of();
  }

  /** A given value, completed from the default. */
  default Value over(Value given, Value fallback) {
    return given;
  }

  /** What a component of this Java type accepts; empty if no option can have the type. */
  static Optional<OptionType> of(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type argument = generic.getActualTypeArguments()[0];
      if (generic.getRawType() == Choice.class) {
        return rawClass(argument).map(ChoiceType::new);
      }
      if (generic.getRawType() == List.class) {
        return of(argument).map(ListType::new);
      }
      if (generic.getRawType() == Optional.class) {
        return of(argument).map(OptionalType::new);
      }
      return Optional.empty();
    }
    return type instanceof Class<?> plain ? ofClass(plain) : Optional.empty();
  }

  private static Optional<OptionType> ofClass(Class<?> type) {
    if (type == int.class || type == Integer.class) {
      return Optional.of(
          new WholeNumberType(Integer.MIN_VALUE, Integer.MAX_VALUE, number -> (int) number));
    }
    if (type == long.class || type == Long.class) {
      return Optional.of(new WholeNumberType(Long.MIN_VALUE, Long.MAX_VALUE, number -> number));
    }
    if (type == double.class || type == Double.class) {
      return Optional.of(new RealNumberType());
    }
    if (type == boolean.class || type == Boolean.class) {
      return Optional.of(new FlagType());
    }
    if (type == String.class) {
      return Optional.of(new TextType());
    }
    if (type == Path.class) {
      return Optional.of(new PathType());
    }
    if (type.isEnum()) {
      return Optional.of(new EnumType(type.asSubclass(Enum.class)));
    }
    if (type.isRecord() && type != Choice.class) {
      return Optional.of(new NestedType(type.asSubclass(Record.class)));
    }
    return Optional.empty();
  }

  private static Optional<Class<?>> rawClass(Type type) {
    Type raw = type instanceof ParameterizedType generic ? generic.getRawType() : type;
    return raw instanceof Class<?> plain ? Optional.of(plain) : Optional.empty();
  }
}
