package org.isomer.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.isomer.config.ConfigReader;
import org.isomer.config.ConfigWriter;
import org.isomer.config.OptionDescription;
import org.isomer.plugin.Catalog;
import org.isomer.plugin.PluginLoader;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;

/** The default options of every plugin, in the one module whose tests see them all. */
class DefaultsTest {
  private static final Catalog CATALOG = PluginLoader.classPath();
  private static final ConfigReader READER = new ConfigReader(CATALOG);

  @Test
  void areWrittenAndReadBackOrMissed() {
    for (Catalog.Entry entry : CATALOG.entries()) {
      Class<? extends Record> type = entry.plugin().configType();
      List<OptionDescription> required =
          READER.describe(type).stream()
              .filter(option -> option.fallback().equals("required"))
              .toList();
      String name = entry.kind() + "/" + entry.name();
      if (required.isEmpty()) {
        assertReadsBack(READER.defaults(type), name);
      } else {
        assertThatThrownBy(() -> READER.defaults(type))
            .as(name)
            .isInstanceOf(BadInputException.class)
            .extracting(e -> String.valueOf(e.getMessage()).lines().toList())
            .asInstanceOf(InstanceOfAssertFactories.list(String.class))
            .hasSameSizeAs(required)
            .allMatch(line -> line.contains(": missing, "));
      }
    }
  }

  private static void assertReadsBack(Record config, String name) {
    assertThat(READER.bind(config.getClass(), "again", ConfigWriter.toYaml(config), List.of()))
        .as(name)
        .isEqualTo(config);
  }
}
