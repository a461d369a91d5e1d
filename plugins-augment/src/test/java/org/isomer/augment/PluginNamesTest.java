package org.isomer.augment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.BatchAugmentationPlugin;
import org.isomer.spi.Plugin;
import org.isomer.spi.ViewsPlugin;
import org.junit.jupiter.api.Test;

class PluginNamesTest {
  static List<Plugin<?, ?>> plugins() {
    List<Plugin<?, ?>> plugins = new ArrayList<>();
    for (Plugin<?, ?> plugin : ServiceLoader.load(Plugin.class)) {
      if (plugin.getClass().getPackageName().startsWith("org.isomer.augment")) {
        plugins.add(plugin);
      }
    }
    return plugins;
  }

  @Test
  void namesArePermanent() {
    assertThat(plugins().stream().filter(AugmentationPlugin.class::isInstance).map(Plugin::name))
        .containsExactlyInAnyOrder(
            "binomial-mask",
            "block-mask",
            "center-crop",
            "channel-dropout",
            "color-jitter",
            "cutout",
            "equalize",
            "frequency-mask",
            "gaussian-blur",
            "grayscale",
            "grid-mask",
            "horizontal-flip",
            "jitter",
            "magnitude-warp",
            "mask-tokens",
            "normalize",
            "permutation",
            "posterize",
            "random-crop",
            "random-erasing",
            "random-resized-crop",
            "resize",
            "rotation",
            "scaling",
            "series-crop",
            "series-resized-crop",
            "series-rotation",
            "sign-flip",
            "solarize",
            "span-crop",
            "standardize-series",
            "synonyms",
            "time-reversal",
            "time-warp",
            "vertical-flip",
            "window-warp",
            "word-dropout",
            "word-swap");
    assertThat(
            plugins().stream().filter(BatchAugmentationPlugin.class::isInstance).map(Plugin::name))
        .containsExactlyInAnyOrder("frequency-mix", "mixup");
    assertThat(plugins().stream().filter(ViewsPlugin.class::isInstance).map(Plugin::name))
        .containsExactlyInAnyOrder("byol", "custom", "moco-v2", "same", "simclr", "swav", "ts-tcc");
  }
}
