package org.isomer.contract;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.isomer.config.ConfigReader;
import org.isomer.config.ConfigWriter;
import org.isomer.config.OptionDescription;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Option;
import org.isomer.spi.Plugin;

/** Numbers at the ends of their ranges. */
final class Bounds {
  private Bounds() {}

  /** For plugins that do no work before they are used. */
  static <T> Rule rule(Tested<T> tested) {
    return new Rule(
        "takes each number at its bounds, or refuses it with a message",
        () -> tryAll(tested.plugin(), tested.config(), new ConfigReader(tested.catalog())));
  }

  private static <C extends Record> void tryAll(
      Plugin<C, ?> plugin, Record config, ConfigReader reader) {
    RecordComponent[] components = plugin.configType().getRecordComponents();
    List<OptionDescription> options = reader.describe(plugin.configType());
    for (int i = 0; i < components.length; i++) {
      Class<?> type = components[i].getType();
      Option option = Objects.requireNonNull(components[i].getAnnotation(Option.class));
      if (type == int.class || type == long.class) {
        double least = option.exclusiveMin() ? option.min() + 1 : option.min();
        tryOne(plugin, config, reader, options.get(i).name() + "=" + (long) least);
        tryOne(plugin, config, reader, options.get(i).name() + "=" + (long) option.max());
      } else if (type == double.class) {
        double least = option.exclusiveMin() ? Math.nextUp((float) option.min()) : option.min();
        tryOne(plugin, config, reader, set(options.get(i), least));
        tryOne(plugin, config, reader, set(options.get(i), option.max()));
      }
    }
  }

  private static String set(OptionDescription option, double value) {
    return String.format(Locale.ROOT, "%s=%s", option.name(), value);
  }

  private static <C extends Record> void tryOne(
      Plugin<C, ?> plugin, Record config, ConfigReader reader, String change) {
    String written = ConfigWriter.toYaml(config);
    try {
      new Choice<>(plugin, reader.bind(plugin.configType(), "options", written, List.of(change)))
          .create();
    } catch (BadInputException e) {
      Breach.unlessSentence("the message for " + change, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      throw new Breach(
          "create fails with %s for %s, which the option's bounds allow; narrow them, or throw a BadInputException that says what is wrong and what to do"
              .formatted(e, change));
    }
  }
}
