package org.isomer.eval.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.isomer.config.ConfigReader;
import org.isomer.plugin.PluginLoader;
import org.isomer.spi.Option;
import org.junit.jupiter.api.Test;

class VariationsTest {
  /** How it is done. */
  enum Way {
    AT_ONCE,
    SLOWLY
  }

  record Config(
      @Option(help = "a", value = "0.4", min = 0, max = 1) double strength,
      @Option(help = "b", value = "0", min = 0, max = 0.5) double turn,
      @Option(help = "c", value = "3", min = 1, max = 9) int width,
      @Option(help = "d", min = 1, max = 40) int size,
      @Option(help = "e", value = "at-once") Way way,
      @Option(help = "f", value = "false") boolean twice,
      @Option(help = "g", min = 0, max = 100) List<Double> epochs,
      @Option(help = "h", value = "x") String text,
      @Option(help = "i", value = "0.4", min = 0, exclusiveMin = true, max = 1) double share) {}

  @Test
  void staysWithinTheBoundsOfAnOption() {
    assertThat(Variations.of(Config.class, new ConfigReader(PluginLoader.classPath())))
        .containsExactly(
            new Variations(
                "strength", false, List.of("0.1", "0.2", "0.4", "0.8"), Optional.empty()),
            new Variations(
                "turn", false, List.of("0", "0.125", "0.25", "0.375", "0.5"), Optional.empty()),
            new Variations("width", false, List.of("1", "2", "3", "6"), Optional.empty()),
            new Variations("size", true, List.of("8", "16", "32"), Optional.of("16")),
            new Variations("way", false, List.of("at-once", "slowly"), Optional.empty()),
            new Variations("twice", false, List.of("false", "true"), Optional.empty()),
            new Variations("epochs", true, List.of(), Optional.of("[50, 75]")),
            new Variations("text", false, List.of(), Optional.empty()),
            new Variations("share", false, List.of("0.1", "0.2", "0.4", "0.8"), Optional.empty()));
  }
}
