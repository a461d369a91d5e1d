package org.isomer.augment;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.BatchAugmentationPlugin;
import org.isomer.spi.Option;
import org.isomer.spi.Plugin;
import org.isomer.spi.ViewsPlugin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PluginContractTest {
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
        .containsExactly("mixup");
    assertThat(plugins().stream().filter(ViewsPlugin.class::isInstance).map(Plugin::name))
        .containsExactlyInAnyOrder("byol", "custom", "moco-v2", "same", "simclr", "swav", "ts-tcc");
  }

  @ParameterizedTest
  @MethodSource("plugins")
  void describesItself(Plugin<?, ?> plugin) {
    assertThat(plugin.name()).matches("[a-z][a-z0-9-]*");
    assertThat(plugin.summary()).isNotBlank().doesNotEndWith(".").doesNotContain("\n");
    describesItsOptions(plugin.configType());
  }

  private static void describesItsOptions(Class<?> type) {
    assertThat(type.isRecord()).isTrue();
    for (RecordComponent component : type.getRecordComponents()) {
      Option option = component.getAnnotation(Option.class);
      assertThat(option).as("@Option of %s", component).isNotNull();
      assertThat(Objects.requireNonNull(option).help()).isNotBlank().doesNotEndWith(".");
      Type generic = component.getGenericType();
      if (generic instanceof ParameterizedType parameterized
          && parameterized.getActualTypeArguments()[0] instanceof Class<?> element
          && element.isRecord()) {
        describesItsOptions(element);
      }
    }
  }
}
