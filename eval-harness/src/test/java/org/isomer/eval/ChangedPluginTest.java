package org.isomer.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.isomer.config.ConfigReader;
import org.isomer.data.Datasets;
import org.isomer.eval.subject.PretrainedRun;
import org.isomer.eval.subject.Runs;
import org.isomer.file.Sha256;
import org.isomer.graph.Precision;
import org.isomer.graph.Replicas;
import org.isomer.plugin.Catalog;
import org.isomer.plugin.Modalities;
import org.isomer.plugin.PluginLoader;
import org.isomer.spi.BadInputException;
import org.isomer.spi.FileIndex;
import org.isomer.train.Change;
import org.isomer.train.ChosenPlugins;
import org.isomer.train.Plan;
import org.isomer.train.RunDirectory;
import org.isomer.train.RunManifest;
import org.isomer.train.Terms;
import org.isomer.train.Trainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose preprocessing comes from a JAR that somebody has replaced since. */
class ChangedPluginTest {
  private static final Terms ACCEPTING = new Terms(Optional.empty(), List.of(Change.PLUGINS));

  @TempDir private Path folder;

  /** An augmentation that multiplies by a number of its JAR. */
  private Catalog plugins(String name, double factor) throws IOException {
    String source =
        """
        package acme;
        import org.isomer.spi.*;
        public final class Dim implements AugmentationPlugin<Dim.Config> {
          public record Config() {}
          public String name() { return "dim"; }
          public String summary() { return "Makes images darker"; }
          public Class<Config> configType() { return Config.class; }
          public ImageAugmentation create(Config config) {
            return (image, random) -> {
              float[] values = image.values();
              for (int i = 0; i < values.length; i++) values[i] *= %sf;
            };
          }
        }
        """
            .formatted(factor);
    return new PluginJar("Dim", source).in(folder.resolve(name));
  }

  private Trainer trainer(Catalog catalog, int steps) {
    Plan plan =
        new ConfigReader(catalog)
            .bind(
                Plan.class,
                "tiny.yaml",
                TinyRun.PLAN.replace("evaluation:\n", "evaluation:\n    - dim\n"),
                List.of("steps=" + steps, "schedule=constant"))
            .resolved(Precision.FLOAT32, 2);
    return new Trainer(
        plan,
        run(),
        ChosenPlugins.of(plan, catalog),
        Optional.empty(),
        new Datasets(FileIndex.NONE),
        Clock.systemUTC(),
        Replicas.ONE);
  }

  private RunDirectory run() {
    return new RunDirectory(folder.resolve("run"));
  }

  private PretrainedRun open(Catalog catalog, Terms terms) {
    ConfigReader reader = new ConfigReader(catalog);
    return new Runs(catalog, reader, new Modalities(catalog, reader), new Datasets(FileIndex.NONE))
        .open(run().root(), terms);
  }

  private static String digest(List<RunManifest.PluginEntry> plugins) {
    return plugins.stream()
        .filter(plugin -> plugin.name().equals("dim"))
        .map(RunManifest.PluginEntry::digest)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void isRefusedUnlessItIsAcceptedAndTheJarReallyUsedIsRecorded() throws IOException {
    Catalog first = plugins("first", 1);
    Catalog second = plugins("second", 0.5);
    String before = Sha256.hex(folder.resolve("first/acme.jar"));
    String after = Sha256.hex(folder.resolve("second/acme.jar"));
    trainer(first, 1).train((step, steps, scalars) -> {}, () -> false);
    assertThat(digest(open(first, Terms.STRICT).plugins())).isEqualTo(before);

    String change =
        "plugin augmentation/dim (acme.jar) has changed: its SHA-256 was %s…, now it is %s…"
            .formatted(before.substring(0, 12), after.substring(0, 12));
    assertThatThrownBy(() -> open(second, Terms.STRICT))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(change)
        .hasMessageContaining("--accept-changed plugins");
    PretrainedRun accepted = open(second, ACCEPTING);
    assertThat(accepted.changes()).containsExactly(change);
    assertThat(digest(accepted.plugins())).isEqualTo(after);

    Trainer longer = trainer(second, 2);
    assertThatThrownBy(() -> longer.resume(Terms.STRICT, (step, steps, scalars) -> {}, () -> false))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(change);
    RunManifest manifest = longer.resume(ACCEPTING, (step, steps, scalars) -> {}, () -> false);
    assertThat(manifest.warnings()).containsExactly("from step 2 on: " + change);
    assertThat(digest(manifest.setup().plugins())).isEqualTo(after);
    assertThat(open(second, Terms.STRICT).changes()).isEmpty();
  }

  @Test
  void thatIsNotHereIsNamedWithTheJarThatTheRunUsed() throws IOException {
    Catalog catalog = plugins("first", 1);
    trainer(catalog, 1).train((step, steps, scalars) -> {}, () -> false);

    assertThatThrownBy(() -> open(PluginLoader.classPath(), Terms.STRICT))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            """
            %s: plugins that it was made with are not here:
              augmentation/dim, which came from acme.jar, version development, SHA-256 %s
            Put the JAR into a plugin folder, or name it with --plugins.""",
            run().root(), Sha256.hex(folder.resolve("first/acme.jar")));
  }
}
