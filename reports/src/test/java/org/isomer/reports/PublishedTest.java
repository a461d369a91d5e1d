package org.isomer.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.isomer.reports.leaderboard.Board;
import org.isomer.reports.leaderboard.Leaderboard;
import org.isomer.reports.markdown.MarkdownReport;
import org.isomer.reports.record.Prediction;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.ResultStore;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Published results are what their records say, and what the README says of them. */
class PublishedTest {
  static List<Path> published() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("published"))) {
      return folders.filter(Files::isDirectory).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("published")
  void accuraciesAreThoseOfThePredictions(Path folder) {
    for (Result result : ResultStore.read(List.of(folder.resolve("results")))) {
      long right = result.predictions().classes().stream().filter(Prediction::correct).count();
      assertThat(result.record().headline()).isEqualTo("accuracy");
      assertThat(result.record().headlineMetric().value())
          .as(result.record().id())
          .isEqualTo((double) right / result.record().data().samples());
    }
  }

  @ParameterizedTest
  @MethodSource("published")
  void comeFromACommitWithoutChanges(Path folder) {
    for (Result result : ResultStore.read(List.of(folder.resolve("results")))) {
      assertThat(result.record().provenance().commit())
          .as(result.record().id())
          .hasValueSatisfying(commit -> assertThat(commit.dirty()).isFalse());
    }
  }

  @ParameterizedTest
  @MethodSource("published")
  void tablesAreThoseOfTheRecords(Path folder) throws IOException {
    Board board =
        Leaderboard.of(ResultStore.read(List.of(folder.resolve("results")))).boards().get(0);
    String table = MarkdownReport.seedTable(board);

    assertThat(folder.resolve("leaderboard.md")).content().contains(table);
    assertThat(Path.of("../README.md")).content().contains(table);
  }
}
