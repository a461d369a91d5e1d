package org.isomer.eval.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.isomer.config.ConfigReader;
import org.isomer.eval.suite.DataFolder;
import org.isomer.eval.suite.TaskLibrary;
import org.isomer.plugin.PluginLoader;
import org.isomer.spi.BadInputException;
import org.isomer.train.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BenchmarkLibraryTest {
  private static final ConfigReader READER = new ConfigReader(PluginLoader.classPath());
  private static final BenchmarkLibrary LIBRARY = new BenchmarkLibrary(READER);
  private static final Optional<Path> DATA = Optional.of(Path.of("/data"));

  static List<String> names() {
    return BenchmarkLibrary.names();
  }

  @Test
  void theIndexNamesEveryFile() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("experiments/benchmarks"))) {
      assertThat(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> name.endsWith(".yaml"))
                  .map(name -> name.replace(".yaml", ""))
                  .sorted())
          .isEqualTo(names());
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void recipeChangesAndTasksFitTogether(String name) {
    BenchmarkFile benchmark = LIBRARY.find(name);
    DataFolder data = new DataFolder(DATA);
    List<String> changes = benchmark.set().stream().map(set -> data.in(set, name)).toList();

    Plan plan =
        READER.bind(Plan.class, benchmark.recipe(), BenchmarkLibrary.recipe(benchmark), changes);

    assertThat(plan.dataset().config().toString().contains("/data/"))
        .as("only what is bundled needs no data")
        .isEqualTo(!plan.dataset().plugin().name().equals("fashion-mnist"));
    assertThat(benchmark.seeds()).isNotEmpty().doesNotHaveDuplicates();
    TaskLibrary tasks = new TaskLibrary(READER, DATA);
    assertThat(benchmark.tasks()).allSatisfy(task -> assertThat(tasks.task(task)).isNotNull());
    assertThat(benchmark.published())
        .isNotEmpty()
        .allSatisfy(result -> assertThat(result.source()).isNotBlank());
  }

  /**
   * A number that the recipe states as well must be the same. Recipes state those on the data that
   * they pretrain on.
   */
  @ParameterizedTest
  @MethodSource("names")
  void statesTheNumbersOfItsRecipe(String name) {
    BenchmarkFile benchmark = LIBRARY.find(name);
    Plan plan =
        READER.bind(Plan.class, benchmark.recipe(), BenchmarkLibrary.recipe(benchmark), List.of());
    if (!plan.published().isEmpty()) {
      assertThat(benchmark.published())
          .filteredOn(result -> !TaskLibrary.needsData(result.task()))
          .allSatisfy(
              result ->
                  assertThat(plan.published())
                      .anySatisfy(
                          stated -> {
                            assertThat(stated.value()).isEqualTo(result.value());
                            assertThat(stated.source()).isEqualTo(result.source());
                          }));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "seeds: [0, 0] | 4:12: seeds.1: 0 is there already, as seeds.0; leave one of them out",
        "seeds: [] | benchmark t: seeds is empty; name at least one.",
        "tasks: [knn, knn] | 4:14: tasks.1: \"knn\" is there already, as tasks.0; leave one of them out"
      })
  void refusesWhatWouldCountTwiceOrNotAtAll(String line, String message, @TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("mine.yaml");
    String tasks = line.startsWith("tasks") ? "" : "tasks: [knn]\n";
    Files.writeString(
        file,
        "title: t\nsummary: s\nrecipe: fashion-mnist/quickstart\n%s\npublished: []\n%s"
            .formatted(line, tasks));

    assertThatThrownBy(() -> LIBRARY.find(file.toString()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(message)
        .hasMessageContaining(file.toString());
  }

  @Test
  void findsFilesBesideTheBenchmark(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("mine.yaml");
    Files.writeString(
        file,
        """
        title: t
        summary: s
        recipe: recipe.yaml
        tasks: [knn, more/own.yaml]
        published: [{task: more/own.yaml, value: 50, source: a paper}]
        """);
    assertThatThrownBy(() -> LIBRARY.find(file.toString()))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            file
                + ": it names recipe.yaml, which lies neither beside it nor in the working directory. Check the path.");
    Path recipe = Files.writeString(folder.resolve("recipe.yaml"), "name: mine");
    Path own = Files.createDirectory(folder.resolve("more")).resolve("own.yaml");
    Files.writeString(own, "task: knn");

    BenchmarkFile benchmark = LIBRARY.find(file.toString());
    assertThat(BenchmarkLibrary.recipe(benchmark)).isEqualTo("name: mine");
    assertThat(benchmark.recipe()).isEqualTo(recipe.toString());
    assertThat(benchmark.tasks()).containsExactly("knn", own.toString());
    assertThat(benchmark.published().get(0).task()).isEqualTo(own.toString());
  }

  @Test
  void saysWhatThereIsNot() {
    assertThatThrownBy(() -> LIBRARY.find("imagenet"))
        .isInstanceOf(BadInputException.class)
        .hasMessage("imagenet: no such benchmark. See isomer benchmark list, or name a YAML file.");
  }
}
