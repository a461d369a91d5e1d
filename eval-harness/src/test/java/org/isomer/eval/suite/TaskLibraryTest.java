package org.isomer.eval.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.isomer.config.ConfigReader;
import org.isomer.plugin.PluginLoader;
import org.isomer.reports.record.Protocol;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TaskLibraryTest {
  private static final ConfigReader READER = new ConfigReader(PluginLoader.classPath());
  private static final TaskLibrary LIBRARY = new TaskLibrary(READER, Optional.empty());
  private static final TaskLibrary WITH_DATA =
      new TaskLibrary(READER, Optional.of(Path.of("/data")));

  @TempDir Path folder;

  static List<String> tasks() {
    return TaskLibrary.taskNames();
  }

  static List<String> suites() {
    return TaskLibrary.suiteNames();
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void everyBundledTaskCanBeMade(String name) {
    NamedTask task = WITH_DATA.task(name);

    assertThat(task.name()).isEqualTo(name);
    assertThat(task.file().summary()).isNotBlank();
    assertThat(task.file().task().create().title()).isNotBlank();
    assertThat(task.digest()).isNotEqualTo(LIBRARY.task("knn").digest());
  }

  @ParameterizedTest
  @MethodSource("suites")
  void everySuiteNamesTasks(String name) {
    Suite suite = LIBRARY.suite(name);

    assertThat(suite.summary()).isNotBlank();
    assertThat(WITH_DATA.tasks(suite)).isNotEmpty();
  }

  @Test
  void theIndexNamesEveryFile() throws IOException {
    assertThat(files("experiments/tasks")).isEqualTo(TaskLibrary.taskNames());
    assertThat(files("experiments/suites")).isEqualTo(TaskLibrary.suiteNames());
  }

  private static List<String> files(String where) throws IOException {
    try (Stream<Path> files = Files.list(Path.of(where))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .map(name -> name.replace(".yaml", ""))
          .sorted()
          .toList();
    }
  }

  @Test
  void aTaskMayStandOnTheCommandLine() {
    NamedTask task = LIBRARY.task("{name: knn, k: [5, 10], temperature: [0.1]}");

    assertThat(task.name()).isEqualTo("knn");
    assertThat(task.protocol())
        .isEqualTo(new Protocol("knn", "kNN", Map.of("k", "[5, 10]", "temperature", "[0.1]")));
    assertThat(LIBRARY.task(task.inline()).protocol()).isEqualTo(task.protocol());
  }

  @Test
  void aTaskFileSurvivesTheCommandLine() throws IOException {
    Path file = folder.resolve("mine.yaml");
    Files.writeString(
        file, "{title: My kNN, task: {name: knn, k: [3]}, dataset: {name: fashion-mnist}}");

    NamedTask task = LIBRARY.task(file.toString());

    assertThat(task.name()).isEqualTo("mine");
    assertThat(task.title()).isEqualTo("My kNN");
    NamedTask again = LIBRARY.task(task.inline());
    assertThat(again.digest()).isEqualTo(task.digest());
    assertThat(again.title()).isEqualTo("My kNN");
  }

  @Test
  void theDigestChangesWithWhatIsMeasured() {
    String digest = LIBRARY.task("{name: knn, k: [3]}").digest();

    assertThat(LIBRARY.task("{task: {name: knn, k: [3]}, title: other}").digest())
        .isEqualTo(digest);
    assertThat(LIBRARY.task("{name: knn, k: [4]}").digest()).isNotEqualTo(digest);
    assertThat(LIBRARY.task("{task: {name: knn, k: [3]}, dataset: fashion-mnist}").digest())
        .isNotEqualTo(digest);
  }

  @Test
  void saysWhereDataIsMissing() throws IOException {
    Path file = folder.resolve("far.yaml");
    Files.writeString(
        file, "task: knn\ndataset:\n  name: cifar10\n  path: ${data}/cifar-10-batches-bin\n");

    assertThatThrownBy(() -> LIBRARY.task(file.toString()))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            file
                + ": needs data that is not bundled. Name the folder that holds it with --data; it"
                + " stands for ${data} in:\n  path: ${data}/cifar-10-batches-bin");
    assertThat(WITH_DATA.task(file.toString()).file().dataset()).isPresent();
  }

  @Test
  void saysWhatIsWrongAndWhere() {
    assertThatThrownBy(() -> LIBRARY.task("{name: knn, neighbours: 3}"))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("task {name: knn, neighbours: 3}: task.neighbours: unknown option")
        .hasMessageContaining("neighbours");
    assertThatThrownBy(() -> LIBRARY.task("missing.yaml"))
        .isInstanceOf(BadInputException.class)
        .hasMessage("missing.yaml: no such file. Check the path.");
    assertThatThrownBy(() -> LIBRARY.suite("quik"))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("--suite quik: no such suite. There are ");
  }

  @Test
  void aSuiteNamesTasksBesideIt(@TempDir Path folder) throws IOException {
    Path own = Files.writeString(folder.resolve("own.yaml"), "task: knn");
    Path suite = Files.writeString(folder.resolve("suite.yaml"), "tasks: [own.yaml, knn]");

    assertThat(LIBRARY.suite(suite.toString()).tasks()).containsExactly(own.toString(), "knn");
  }
}
