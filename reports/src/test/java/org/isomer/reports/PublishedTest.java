package org.isomer.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.ResultStore;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Published records are in order. That they are what their predictions give, and the tables what
 * they give, are tests of eval-harness, which can compute every metric.
 */
class PublishedTest {
  static List<Path> published() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("published"))) {
      return folders.filter(Files::isDirectory).sorted().toList();
    }
  }

  static List<Path> withResults() throws IOException {
    return published().stream().filter(each -> Files.isDirectory(each.resolve("results"))).toList();
  }

  private static List<Result> results(Path folder) {
    return ResultStore.read(List.of(folder.resolve("results")));
  }

  @ParameterizedTest
  @MethodSource("withResults")
  void comeFromACommitWithoutChanges(Path folder) {
    for (Result result : results(folder)) {
      assertThat(result.record().provenance().commit())
          .as(result.record().id())
          .hasValueSatisfying(commit -> assertThat(commit.dirty()).isFalse());
    }
  }

  @ParameterizedTest
  @MethodSource("published")
  void theReadmeNamesIt(Path folder) {
    assertThat(Path.of("../README.md")).content().contains("reports/" + folder + "/README.md");
    assertThat(Path.of("published/README.md"))
        .content()
        .contains("](" + folder.getFileName() + "/README.md)");
  }
}
