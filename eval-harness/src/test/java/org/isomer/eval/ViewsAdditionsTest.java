package org.isomer.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.isomer.config.ConfigReader;
import org.isomer.config.ConfigWriter;
import org.isomer.plugin.PluginLoader;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.ResultStore;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Option;
import org.isomer.spi.Views;
import org.isomer.train.Plan;
import org.isomer.train.RunDirectory;
import org.isomer.train.RunManifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose views are given steps, or changes of whole batches, in their configuration. */
class ViewsAdditionsTest {
  private static final ConfigReader READER = new ConfigReader(PluginLoader.classPath());

  private record Viewed(@Option(help = "Views") Choice<Views> views) {}

  @TempDir private Path folder;

  private TinyRun run(String... overrides) {
    return TinyRun.in(folder.resolve("run"), "steps=2").with(overrides);
  }

  @Test
  void aRunRemembersThemAndTheirPlugins() throws IOException {
    TinyRun run =
        run(
            "framework=supervised",
            "views.then=[grid-mask]",
            "views.together=[{name: mixup, least: 0.75, alpha: 2}]");
    RunManifest manifest = run.train();
    assertThat(manifest.setup().unverifiedGradients()).isEmpty();
    assertThat(manifest.setup().plugins())
        .extracting(RunManifest.PluginEntry::kind, RunManifest.PluginEntry::name)
        .contains(tuple("augmentation", "grid-mask"), tuple("batch-augmentation", "mixup"));
    assertThat(Files.readString(folder.resolve("run/config.yaml")))
        .contains(
            """
              then:
              - name: grid-mask
                unit-min: 0.43
                unit-max: 1.0
                ratio: 0.6
                value: 0.0
                p: 0.8
              together:
              - name: mixup
                alpha: 2.0
                least: 0.75
            """);
  }

  @Test
  void refusesAMixThatTheFrameworkWouldTakeForItsOwn() {
    TinyRun run = run("views.together=[{name: mixup, least: 0.5}]");
    assertThatThrownBy(run::train)
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "views: a row may keep a share of only 0.5 of its own when it is mixed with another, and simclr takes each row for its own instance's, so that it would be taught what is wrong. Let together keep more than 0.5, such as least: 0.6 of mixup, or choose a framework that weighs targets by shares, such as supervised.");
    assertThat(new RunDirectory(folder.resolve("run")).manifestFile()).doesNotExist();
  }

  @Test
  void refusesTwoMixes() {
    TinyRun run = run("framework=supervised", "views.together=[mixup, mixup]");
    assertThatThrownBy(run::train)
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "views: 2 augmentations of whole batches mix rows, and what a row is made of can be told of one mix alone. Leave one in together.");
  }

  /** What runs have recorded before there were additions is written in the same bytes. */
  @Test
  void viewsOfPublishedRunsAreWrittenAsTheyWere() {
    List<String> configurations =
        ResultStore.read(
                ResultStore.find(List.of(Path.of("../reports/published/fashion-mnist-small"))))
            .stream()
            .map(Result::record)
            .map(record -> record.provenance().configuration())
            .filter(text -> text.contains("\nviews:\n"))
            .distinct()
            .toList();
    assertThat(configurations).hasSizeGreaterThan(5);
    for (String configuration : configurations) {
      Plan plan = READER.bind(Plan.class, "published", configuration, List.of());
      assertThat(configuration).contains(ConfigWriter.toYaml(new Viewed(plan.views())));
    }
  }
}
