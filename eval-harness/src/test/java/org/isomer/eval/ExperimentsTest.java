package org.isomer.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.isomer.config.ConfigReader;
import org.isomer.plugin.PluginLoader;
import org.isomer.train.Plan;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every recipe that is shipped can be read, and its parts fit together. */
class ExperimentsTest {
  private static final ConfigReader READER = new ConfigReader(PluginLoader.classPath());

  static List<Path> recipes() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("experiments"))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void isAPlanWhoseViewsTheFrameworkAccepts(Path recipe) {
    Plan plan = READER.read(Plan.class, recipe, List.of());
    assertThat(plan.name()).isNotBlank();
    int views = plan.views().create().training().size();
    assertThat(plan.framework().create().acceptsViews(views)).isTrue();
    assertThat(plan.encoder().create().dim()).isPositive();
  }
}
