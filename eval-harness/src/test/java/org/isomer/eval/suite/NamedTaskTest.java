package org.isomer.eval.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.isomer.config.ConfigReader;
import org.isomer.plugin.PluginLoader;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.ResultStore;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;

class NamedTaskTest {
  private static final TaskLibrary LIBRARY =
      new TaskLibrary(new ConfigReader(PluginLoader.classPath()), Optional.empty());

  private static NamedTask detection(String title, String path) {
    return LIBRARY.task(
        "{title: %s, task: {name: detection, data: {name: voc-boxes, path: %s}}}"
            .formatted(title, path));
  }

  @Test
  void dataInAnotherPlaceMakeAnotherTask() {
    List<NamedTask> sites = List.of(detection("A", "hospital-a"), detection("B", "hospital-b"));
    assertThat(NamedTask.distinct(sites)).isEqualTo(sites);
  }

  @Test
  void theSameTaskTwiceCountsOnce() {
    NamedTask task = detection("A", "hospital-a");
    assertThat(NamedTask.distinct(List.of(task, detection("A", "hospital-a")))).hasSize(1);
  }

  @Test
  void anotherTitleIsNoOtherMeasurement() {
    List<NamedTask> tasks = List.of(detection("A", "hospital-a"), detection("B", "hospital-a"));
    assertThatThrownBy(() -> NamedTask.distinct(tasks))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("are the same measurement with another title");
  }

  @Test
  void publishedDetectionHasTheProtocolOfToday() {
    String today =
        new TaskLibrary(new ConfigReader(PluginLoader.classPath()), Optional.of(Path.of("data")))
            .task("bccd-frozen-short")
            .protocol()
            .digest();
    Path results = Path.of("../reports/published/small-encoders/results");
    List<Result> stored =
        ResultStore.read(List.of(results)).stream()
            .filter(result -> result.record().id().startsWith("bccd-frozen-short-"))
            .toList();
    assertThat(stored)
        .isNotEmpty()
        .allSatisfy(result -> assertThat(result.record().protocol().digest()).isEqualTo(today));
  }

  @Test
  void theFirstHeadNeedsNoName() {
    String task = "{name: detection, data: {name: voc-boxes, path: hospital-a}, head: %s}";
    assertThat(LIBRARY.task(task.formatted("{name: fcos, width: 32}")).protocol())
        .isEqualTo(LIBRARY.task(task.formatted("{width: 32}")).protocol());
    assertThat(LIBRARY.task(task.formatted("fcos")).protocol().options())
        .containsEntry("head.width", "64")
        .doesNotContainKey("head.name");
  }
}
