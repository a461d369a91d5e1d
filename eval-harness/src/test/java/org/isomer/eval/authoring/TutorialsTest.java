package org.isomer.eval.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.isomer.cli.InProcess;
import org.isomer.config.ConfigReader;
import org.isomer.description.Descriptions;
import org.isomer.description.Snippet;
import org.isomer.eval.Stripes;
import org.isomer.plugin.Catalog;
import org.isomer.plugin.PluginFolder;
import org.isomer.plugin.PluginLoader;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A project for each kind of plugin compiles as it is, and its plugin keeps the contract and trains
 * where its tutorial says that it stands. The tutorials are what the sources say now.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TutorialsTest {
  static final String REMEDY =
      "mvn test -pl eval-harness -am -Dtest=TutorialsTest -Dsurefire.failIfNoSpecifiedTests=false"
          + " -Dtutorials=write writes them anew";

  private static final boolean WRITE = System.getProperty("tutorials", "").equals("write");
  private static final Path PAGES = Path.of("../reports/guide/tutorials");

  /** Of a run, in the order of its file; a snippet takes the place of one of them. */
  private static final List<String> RUN =
      List.of(
          "dataset: {name: idx, path: %s, title: stripes, classes: [flat, upright],"
              + " validation-fraction: 0.2}",
          "views: {name: simclr, size: 8, mean: [0.5], std: [0.5]}",
          "encoder: convnet",
          "learning-rate: 0.01",
          "batch-size: 16",
          "steps: 1",
          "threads: 1",
          "precision: float32");

  /** What snippets leave out around them. */
  private static final Map<String, List<String>> AROUND =
      Map.of(
          "augmentation",
          List.of(
              "views={name: custom, pipelines: [{repeat: 2, steps: [brightness]}], evaluation: []}"),
          "batch-augmentation",
          List.of("views.size=8", "views.mean=[0.5]", "views.std=[0.5]"));

  @TempDir private Path folder;

  static List<String> kinds() {
    return PluginLoader.classPath().kinds();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aPluginOfEachKind(String kind) throws IOException {
    String name = Tutorial.nameFor(kind);
    Path project = folder.resolve(name);
    isomer(
        "plugin",
        "new",
        "--kind",
        kind,
        "--name",
        name,
        "--package",
        "org.example",
        "--out",
        project.toString());
    Path classes = new AuthorsProject(project).compile();
    assertThat(isomer("describe", kind + "/" + name, "--plugins", classes.toString()))
        .contains(kind.equals("command") ? "isomer " + name : name + ":");
    assertThat(isomer("plugin", "verify", classes.toString()))
        .contains("kept")
        .doesNotContain("not examined");

    Catalog catalog = PluginLoader.load(List.of(new PluginFolder(classes, true)));
    Descriptions descriptions = new Descriptions(catalog, new ConfigReader(catalog));
    Optional<Snippet> snippet = descriptions.of(catalog.entry(kind, name)).snippet();
    Path source = source(project);
    assertPage(
        kind + ".md",
        new Tutorial(
                descriptions.of(kind),
                name,
                project.relativize(source).toString().replace('\\', '/'),
                Files.readString(source),
                snippet)
            .text());
    if (snippet.isPresent() && snippet.get().where().endsWith("isomer pretrain")) {
      train(kind, snippet.get().text(), classes);
    }
  }

  private static Path source(Path project) throws IOException {
    try (Stream<Path> files = Files.list(project.resolve("src/main/java/org/example"))) {
      return files.findFirst().orElseThrow();
    }
  }

  private void train(String kind, String snippet, Path classes) throws IOException {
    Path data = folder.resolve("data");
    Stripes.write(data);
    String option = snippet.replaceFirst("(?s):.*", ":");
    Path configuration = folder.resolve("run.yaml");
    Files.writeString(
        configuration,
        String.join("\n", RUN.stream().filter(line -> !line.startsWith(option)).toList())
                .formatted(data)
            + "\n"
            + snippet);
    List<String> words =
        new ArrayList<>(
            List.of(
                "pretrain",
                configuration.toString(),
                "--plugins",
                classes.toString(),
                "--out",
                folder.resolve("run").toString()));
    AROUND.getOrDefault(kind, List.of()).forEach(set -> words.addAll(List.of("--set", set)));
    isomer(words.toArray(String[]::new));
  }

  private String isomer(String... words) {
    InProcess.Ended ended = InProcess.run(folder, List.of(words));
    assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
    return ended.out();
  }

  /** After the others, which write their pages when they are asked to. */
  @Test
  @Order(Integer.MAX_VALUE)
  void thePageThatLeadsToThem() throws IOException {
    Catalog catalog = PluginLoader.classPath();
    Descriptions descriptions = new Descriptions(catalog, new ConfigReader(catalog));
    assertPage(
        "README.md", Tutorial.index(kinds().stream().map(kind -> descriptions.of(kind)).toList()));
    try (Stream<Path> pages = Files.list(PAGES)) {
      assertThat(pages.map(page -> page.getFileName().toString().replace(".md", "")))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(Stream.of("README"), kinds().stream()).toList());
    }
  }

  private static void assertPage(String name, String text) throws IOException {
    Path page = PAGES.resolve(name);
    if (WRITE) {
      Files.createDirectories(PAGES);
      Files.writeString(page, text);
    }
    assertThat(page).as("%s has to be committed: %s", name, REMEDY).isRegularFile();
    assertThat(Files.readString(page).replace("\r\n", "\n"))
        .as("%s is not what the sources say now: %s", name, REMEDY)
        .isEqualTo(text);
  }
}
