package org.isomer.eval.catalogue;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import org.isomer.config.ConfigReader;
import org.isomer.config.OptionDescription;
import org.isomer.spi.Option;

/**
 * An option with values that show what it does.
 *
 * @param name its name
 * @param required whether it has no default
 * @param values YAML, within the option's bounds; empty if there is no telling
 * @param trial a value that it can have in a trial, where it has no default
 */
record Variations(String name, boolean required, List<String> values, Optional<String> trial) {
  private static final double[] FACTORS = {0.25, 0.5, 1, 2, 4};
  private static final double[] SHARES = {0, 0.25, 0.5, 0.75, 1};
  private static final double[] SIZES = {8, 16, 32, 48, 64};

  /** Of an option without bounds that matter, this many are shown beside a default of 0. */
  private static final double MOST = 10;

  Variations {
    values = List.copyOf(values);
  }

  /** Those of all options, in their order. */
  static List<Variations> of(Class<? extends Record> type, ConfigReader reader) {
    RecordComponent[] components = type.getRecordComponents();
    List<OptionDescription> options = reader.describe(type);
    List<Variations> variations = new ArrayList<>();
    for (int i = 0; i < components.length; i++) {
      variations.add(of(options.get(i), components[i]));
    }
    return variations;
  }

  private static Variations of(OptionDescription option, RecordComponent component) {
    boolean required = option.fallback().equals("required");
    List<String> values = values(option, component);
    Optional<String> trial =
        !required
            ? Optional.empty()
            : isListOfNumbers(component.getGenericType())
                ? Optional.of("[50, 75]")
                : values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() / 2));
    return new Variations(option.name(), required, values, trial);
  }

  private static boolean isListOfNumbers(Type type) {
    return type instanceof ParameterizedType list
        && list.getRawType() == List.class
        && list.getActualTypeArguments()[0] == Double.class;
  }

  private static List<String> values(OptionDescription option, RecordComponent component) {
    Class<?> type = component.getType();
    if (type == boolean.class) {
      return List.of("false", "true");
    } else if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants()).map(Variations::kebab).toList();
    } else if (type == int.class || type == long.class) {
      return numbers(option, component, number -> String.valueOf(Math.round(number)));
    } else if (type == double.class) {
      return numbers(option, component, Variations::shortest);
    }
    return List.of();
  }

  private static String kebab(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String shortest(double number) {
    return new BigDecimal(number).round(new MathContext(3)).stripTrailingZeros().toPlainString();
  }

  private static List<String> numbers(
      OptionDescription option, RecordComponent component, DoubleFunction<String> text) {
    Option bounds = Objects.requireNonNull(component.getAnnotation(Option.class));
    return candidates(option, bounds.max())
        .mapToObj(text)
        .distinct()
        .filter(value -> isWithin(Double.parseDouble(value), bounds))
        .toList();
  }

  private static DoubleStream candidates(OptionDescription option, double max) {
    if (option.fallback().equals("required")) {
      return Arrays.stream(SIZES);
    }
    double fallback = Double.parseDouble(option.fallback());
    return fallback == 0
        ? Arrays.stream(SHARES).map(share -> share * Math.min(max, MOST))
        : Arrays.stream(FACTORS).map(factor -> factor * fallback);
  }

  private static boolean isWithin(double value, Option bounds) {
    return value <= bounds.max()
        && (bounds.exclusiveMin() ? value > bounds.min() : value >= bounds.min());
  }

  /** A change of a configuration, as an override states it. */
  String set(String value) {
    return name + "=" + value;
  }
}
