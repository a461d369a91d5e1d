package org.isomer.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.isomer.plugin.PluginLoader;
import org.isomer.spi.Choice;
import org.isomer.spi.Option;
import org.isomer.spi.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigPathsTest {
  private static final ConfigReader READER = new ConfigReader(PluginLoader.classPath());

  private record Paths(
      @Option(help = "a number") int number,
      @Option(help = "a path") Path path,
      @Option(help = "perhaps one") Optional<Path> perhaps,
      @Option(help = "some", value = "[]") List<Path> some,
      @Option(help = "steps", value = "[]") List<Choice<Step>> steps) {}

  private static Paths read(Path folder) throws IOException {
    Path file = folder.resolve("paths.yaml");
    Files.writeString(
        file,
        """
        number: 3
        path: a
        perhaps: b/../c
        some: [d, /e]
        steps: [{name: word-pieces, vocabulary: f, length: 9}]
        """);
    return READER.readWithPathsBeside(Paths.class, file);
  }

  @Test
  void relativePathsCanStartAtTheFile(@TempDir Path folder) throws IOException {
    Paths read = read(folder);
    assertThat(read.path()).isEqualTo(folder.resolve("a"));
    assertThat(read.perhaps()).hasValue(folder.resolve("c"));
    assertThat(read.some()).containsExactly(folder.resolve("d"), Path.of("/e"));
    assertThat(ConfigWriter.toInlineYaml(read)).contains("vocabulary: " + folder.resolve("f"));
  }

  @Test
  void pathsOfPluginsAreChangedTooAndAllElseStays(@TempDir Path folder) throws IOException {
    Paths changed =
        ConfigPaths.map(read(folder), path -> Path.of("new", String.valueOf(path.getFileName())));
    assertThat(ConfigWriter.toInlineYaml(changed))
        .isEqualTo(
            "{number: 3, path: new/a, perhaps: new/c, some: [new/d, new/e], steps: [{name: word-pieces, vocabulary: new/f, length: 9}]}");
    assertThat(ConfigPaths.map(changed, path -> path)).isEqualTo(changed);
  }
}
