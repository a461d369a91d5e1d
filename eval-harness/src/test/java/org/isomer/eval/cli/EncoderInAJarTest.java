package org.isomer.eval.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.eval.PluginJar;
import org.isomer.plugin.Catalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A verb from somebody else's JAR opens an encoder, be it a run's or a model file's. */
class EncoderInAJarTest {
  private static final String FIRST =
      """
      package acme;
      import jakarta.inject.Inject;
      import java.nio.file.Path;
      import java.util.List;
      import org.isomer.cli.spi.*;
      import org.isomer.data.Sources;
      import org.isomer.embedding.*;
      import org.isomer.spi.*;
      public final class First implements CommandPlugin<First.Config> {
        public record Config(
            @Option(help = "A run or a model") Path encoder,
            @Option(help = "An image") Path image) {}
        public String name() { return "first"; }
        public String summary() { return "The vector of an image"; }
        public Class<Config> configType() { return Config.class; }
        public List<String> examples() { return List.of("first --encoder run --image a.png"); }
        public Class<? extends Command> create(Config config) { return Encoding.class; }
        record Encoding(Config config, Encoders encoders, Sources sources, Console console)
            implements Command {
          @Inject Encoding {}
          public void run() {
            OpenEncoder encoder = encoders.open(config.encoder());
            Source image = new Source(config.image(), List.of(), encoder.model().input());
            FeatureMatrix vectors = encoder.vectors(sources.one(image).examples(), done -> {});
            console.print(java.util.Arrays.toString(vectors.rows()[0]));
          }
        }
      }
      """;

  @TempDir private Path folder;

  private String first(Catalog catalog, Path encoder, Path image) throws Exception {
    return printed(
        catalog, (CommandPlugin<?>) catalog.entry("command", "first").plugin(), encoder, image);
  }

  private static <C extends Record> String printed(
      Catalog catalog, CommandPlugin<C> verb, Path encoder, Path image) throws Exception {
    return RunVerb.of(
        catalog, verb, Map.of("encoder", encoder.toString(), "image", image.toString()));
  }

  @Test
  void ofARunAndOfAModelFile() throws Exception {
    Catalog catalog = new PluginJar("First", FIRST).in(folder.resolve("plugins"));
    StripesRun stripes = StripesRun.in(folder);
    Path exported = folder.resolve("exported");
    RunVerb.of(
        new ExportVerb(), Map.of("run", stripes.run().toString(), "out", exported.toString()));
    Path image = Files.write(folder.resolve("a.png"), StripesRun.picture(0));

    String vector = first(catalog, stripes.run(), image);
    assertThat(vector).matches("(?s)\\[-?\\d.*, .*\\]\n");
    assertThat(first(catalog, exported, image)).isEqualTo(vector);
  }
}
