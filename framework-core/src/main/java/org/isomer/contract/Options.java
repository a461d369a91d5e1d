package org.isomer.contract;

import java.util.List;
import org.isomer.config.ConfigReader;
import org.isomer.config.ConfigWriter;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Plugin;

/** How every plugin takes its options. */
final class Options {
  private Options() {}

  static Rule rule(Tested<?> tested, ConfigReader reader) {
    return new Rule(
        "has options that are written and read back",
        () -> writes(tested.plugin(), tested.config(), reader));
  }

  private static void writes(Plugin<?, ?> plugin, Record config, ConfigReader reader) {
    String written = ConfigWriter.toYaml(config);
    Record back;
    try {
      back = reader.bind(plugin.configType(), "written options", written, List.of());
    } catch (BadInputException e) {
      throw new Breach(
          "the options are written as\n%s\nwhich is refused: %s. A constructor of the record must not change what it is given"
              .formatted(written, e.getMessage()));
    }
    Breach.unless(
        back.equals(config),
        "the options are written as\n%s\nand read back as %s instead of %s; give the record components that have equals, and do not change them in its constructor"
            .formatted(written, back, config));
  }
}
