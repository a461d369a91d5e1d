package org.isomer.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.isomer.config.ConfigReader;
import org.isomer.random.CounterRandom;
import org.isomer.spi.Choice;
import org.isomer.spi.Image;
import org.isomer.spi.ImageAugmentation;
import org.isomer.spi.Option;
import org.isomer.spi.Schedule;
import org.isomer.spi.Step;
import org.junit.jupiter.api.Test;

/**
 * JARs that were built when the plugin interface got its version, kept as they are. Where one no
 * longer works, the change needs another {@link InterfaceVersion#CURRENT}, or another way.
 */
class OldPluginsTest {
  private static final Path FOLDER = Path.of("src/test/plugins/interface-1");

  record Parts(
      @Option(help = "Schedule") Choice<Schedule> schedule,
      @Option(help = "Step") Choice<Step> step) {}

  private final Catalog catalog = PluginLoader.load(List.of(new PluginFolder(FOLDER, true)));

  @Test
  void stillWork() {
    Parts parts =
        new ConfigReader(catalog)
            .bind(
                Parts.class,
                "test",
                "schedule: {name: waltz, weak: 0.25}\nstep: negative",
                List.of());
    assertThat(parts.schedule().create().factor(3, 9, 9)).isEqualTo(1);
    assertThat(parts.schedule().create().factor(4, 9, 9)).isEqualTo(0.25);

    Image image = new Image().reshape(1, 1, 1);
    image.values()[0] = 0.75f;
    ((ImageAugmentation) parts.step().create()).apply(image, CounterRandom.of(0, "test"));
    assertThat(image.values()[0]).isEqualTo(0.25f);
  }

  @Test
  void areWhatTheySay() throws Exception {
    for (String name : List.of("waltz", "negative", "count")) {
      Path jar = FOLDER.resolve(name + ".jar");
      assertThat(InterfaceVersion.stated(jar)).hasValue("1");
      assertThat(Members.missing(jar)).isEmpty();
    }
    Catalog.Entry verb = catalog.entry("command", "count");
    assertThat(verb.bundled()).isFalse();
    assertThat(verb.origin().version()).isEqualTo(Optional.of("1.0"));
  }
}
