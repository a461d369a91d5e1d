package org.isomer.eval.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.isomer.cli.InProcess;
import org.isomer.plugin.PluginLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A project for each kind of plugin compiles as it is, and its plugin keeps the contract. */
class NewPluginTest {
  @TempDir private Path folder;

  static List<String> kinds() {
    return PluginLoader.classPath().kinds();
  }

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

  @ParameterizedTest
  @MethodSource("kinds")
  void everyKindCompilesAndKeepsItsContract(String kind) throws IOException {
    assertThat(begin(kind, "my-own", "org.example.plugins").code()).isZero();
    Path project = folder.resolve("my-own");
    Path classes = compile(project);
    copyResources(project, classes);

    InProcess.Ended described =
        isomer("describe", kind + "/my-own", "--plugins", classes.toString());
    assertThat(described.code()).as(described.err()).isZero();
    assertThat(described.out()).contains(kind.equals("command") ? "isomer my-own" : "my-own:");

    InProcess.Ended verified = isomer("plugin", "verify", classes.toString());
    assertThat(verified.code()).as(verified.out() + verified.err()).isZero();
    assertThat(verified.out()).contains("kept").doesNotContain("not examined");
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
        .contains("<groupId>org.example.losses</groupId>", "<artifactId>circle-loss</artifactId>");
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

  private static Path compile(Path project) throws IOException {
    Path classes = Files.createDirectories(project.resolve("target/classes"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null);
        Stream<Path> sources = Files.walk(project.resolve("src"))) {
      List<Path> java = sources.filter(file -> file.toString().endsWith(".java")).toList();
      List<String> options =
          List.of(
              "-d",
              classes.toString(),
              "-proc:none",
              "-Xlint:all,-classfile,-processing,-path",
              "-Werror",
              "-cp",
              System.getProperty("java.class.path"));
      assertThat(
              compiler
                  .getTask(
                      messages,
                      manager,
                      null,
                      options,
                      null,
                      manager.getJavaFileObjectsFromPaths(java))
                  .call())
          .as(messages.toString())
          .isTrue();
    }
    return classes;
  }

  private static void copyResources(Path project, Path classes) throws IOException {
    Path services = project.resolve("src/main/resources/META-INF/services");
    Path target = Files.createDirectories(classes.resolve("META-INF/services"));
    Files.copy(services.resolve("org.isomer.spi.Plugin"), target.resolve("org.isomer.spi.Plugin"));
  }
}
