package org.isomer.eval.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.isomer.authoring.Archetype;
import org.isomer.cli.InProcess;
import org.isomer.eval.spi.Task;
import org.isomer.plugin.PluginLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code isomer plugin new} writes, and what it refuses. */
class NewPluginTest {
  @TempDir private Path folder;

  private InProcess.Ended isomer(String... words) {
    return InProcess.run(folder, List.of(words));
  }

  private InProcess.Ended begin(String kind, String name, String packageName) {
    return isomer(
        "plugin",
        "new",
        "--kind",
        kind,
        "--name",
        name,
        "--package",
        packageName,
        "--out",
        folder.resolve(name).toString());
  }

  @Test
  void theProjectIsComplete() throws IOException {
    begin("loss", "circle-loss", "org.example.losses");
    Path project = folder.resolve("circle-loss");
    try (Stream<Path> files = Files.walk(project)) {
      assertThat(
              files.filter(Files::isRegularFile).map(file -> project.relativize(file).toString()))
          .containsExactlyInAnyOrder(
              "pom.xml",
              "README.md",
              ".gitignore",
              ".github/workflows/build.yml",
              "src/main/java/org/example/losses/CircleLoss.java",
              "src/main/resources/META-INF/services/org.isomer.spi.Plugin",
              "src/test/java/org/example/losses/CircleLossTest.java");
    }
    assertThat(project.resolve("pom.xml"))
        .content()
        .doesNotContain("@", "__")
        .contains("<groupId>org.example.losses</groupId>", "<artifactId>circle-loss</artifactId>")
        .contains("<plugin.folder>${project.build.directory}/plugins/${project.artifactId}<");
  }

  @ParameterizedTest
  @ValueSource(strings = {"attraction", "loss", "string", "stream"})
  void itsClassIsNotTakenForAnotherOne(String name) throws IOException {
    begin("loss", name, "org.example");
    Path project = folder.resolve(name);
    Path classes = new AuthorsProject(project).compile();
    assertThat(project.resolve("src/main/java/org/example"))
        .isDirectoryContaining(file -> file.getFileName().toString().startsWith("My"));
    assertThat(isomer("describe", "loss/" + name, "--plugins", classes.toString()).code()).isZero();
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThat(begin("los", "x", "org.example").err())
        .contains("--kind: unknown kind \"los\"", "did you mean loss?");
    assertThat(begin("loss", "Circle", "org.example").err())
        .contains("--name: \"Circle\" cannot be a plugin's name");
    assertThat(begin("loss", "circle", "org.class").err())
        .contains("--package: \"org.class\" cannot be a package");
    assertThat(begin("loss", "circle", "org.isomer.loss").err())
        .contains("--package: the packages of org.isomer are Isomer's own");
    assertThat(isomer("plugin", "new", "--kind", "loss").err())
        .contains("plugin new: --name is missing");
    begin("loss", "circle", "org.example");
    InProcess.Ended again = begin("loss", "circle", "org.example");
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err()).contains("exists already; nothing was changed");
  }

  /** The archetype's script has Isomer's own JARs alone, and no library. */
  @ParameterizedTest
  @MethodSource("kinds")
  void theArchetypeWritesTheSame(String kind) throws Exception {
    String name = Tutorial.nameFor(kind);
    begin(kind, name, "org.example");
    List<Path> jars =
        Stream.of(Archetype.class, Task.class).map(NewPluginTest::place).distinct().toList();
    Path made = folder.resolve("archetype");
    URL[] urls = new URL[jars.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = jars.get(i).toUri().toURL();
    }
    try (URLClassLoader maven = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      maven
          .loadClass(Archetype.class.getName())
          .getMethod(
              "write",
              List.class,
              Path.class,
              String.class,
              String.class,
              String.class,
              String.class,
              String.class)
          .invoke(null, jars, made, kind, "org.example", name, "0.1.0", "org.example");
    }
    assertThat(texts(made)).isEqualTo(texts(folder.resolve(name)));
  }

  static List<String> kinds() {
    return PluginLoader.classPath().kinds();
  }

  private static Path place(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
  }

  private static Map<String, String> texts(Path project) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(project)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        texts.put(project.relativize(file).toString(), Files.readString(file));
      }
    }
    return texts;
  }
}
