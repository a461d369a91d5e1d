package org.isomer.contract;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Objects;
import org.isomer.config.ConfigReader;
import org.isomer.spi.Option;
import org.isomer.spi.Plugin;

/** What every plugin says of itself. */
final class Description {
  private Description() {}

  static <C extends Record> List<Rule> rules(Plugin<C, ?> plugin, ConfigReader reader) {
    return List.of(
        new Rule("describes itself", () -> Breach.unlessPhrase("summary()", plugin.summary())),
        new Rule(
            "describes its options",
            () -> {
              reader.describe(plugin.configType());
              describes(plugin.configType());
            }),
        new Rule("bounds its options", () -> bounds(plugin.configType())));
  }

  private static void describes(Class<?> type) {
    for (RecordComponent component : type.getRecordComponents()) {
      Breach.unlessPhrase("the help of " + name(component), option(component).help());
      if (element(component.getGenericType()).isRecord()) {
        describes(element(component.getGenericType()));
      }
    }
  }

  private static void bounds(Class<?> type) {
    for (RecordComponent component : type.getRecordComponents()) {
      Class<?> element = element(component.getGenericType());
      Option option = option(component);
      boolean number =
          element == int.class
              || element == long.class
              || element == double.class
              || Number.class.isAssignableFrom(element);
      Breach.unless(
          !number
              || isSeed(component)
              || (Double.isFinite(option.min()) && Double.isFinite(option.max())),
          name(component)
              + " is a number without bounds; give its @Option a min and a max, so that a slip of the"
              + " pen is refused and nobody waits for ever");
      if (element.isRecord()) {
        bounds(element);
      }
    }
  }

  /** One number is as good as another. */
  private static boolean isSeed(RecordComponent component) {
    return component.getName().matches("seeds?");
  }

  private static String name(RecordComponent component) {
    return component.getDeclaringRecord().getSimpleName() + "." + component.getName();
  }

  private static Option option(RecordComponent component) {
    return Objects.requireNonNull(component.getAnnotation(Option.class));
  }

  /** What lists and optional values are of; other types themselves, and Object for a choice. */
  private static Class<?> element(Type type) {
    if (type instanceof ParameterizedType generic) {
      return generic.getRawType() == org.isomer.spi.Choice.class
          ? Object.class
          : element(generic.getActualTypeArguments()[0]);
    }
    return type instanceof Class<?> plain ? plain : Object.class;
  }
}
