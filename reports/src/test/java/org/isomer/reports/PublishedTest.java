package org.isomer.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.isomer.reports.csv.PublishedCsv;
import org.isomer.reports.leaderboard.Leaderboard;
import org.isomer.reports.markdown.MarkdownReport;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.ResultStore;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Published tables are those of their records. That the records are what their predictions give is
 * a test of eval-harness, which can compute every metric.
 */
class PublishedTest {
  static List<Path> published() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("published"))) {
      return folders.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static List<Result> results(Path folder) {
    return ResultStore.read(List.of(folder.resolve("results")));
  }

  @ParameterizedTest
  @MethodSource("published")
  void comeFromACommitWithoutChanges(Path folder) {
    for (Result result : results(folder)) {
      assertThat(result.record().provenance().commit())
          .as(result.record().id())
          .hasValueSatisfying(commit -> assertThat(commit.dirty()).isFalse());
    }
  }

  @ParameterizedTest
  @MethodSource("published")
  void tablesAreThoseOfTheRecords(Path folder) throws IOException {
    String report = Files.readString(folder.resolve("leaderboard.md"));
    String title = report.lines().findFirst().orElseThrow().substring("# ".length());
    Leaderboard results = Leaderboard.of(results(folder));
    Path stated = folder.resolve("published.csv");
    Leaderboard leaderboard = Files.exists(stated) ? PublishedCsv.addTo(results, stated) : results;

    assertThat(report).isEqualTo(MarkdownReport.render(title, leaderboard));
    String table = MarkdownReport.table(leaderboard.ranking().orElseThrow());
    // Without a line between, Markdown takes what follows for a row.
    assertThat(folder.resolve("README.md")).content().contains("\n" + table + "\n");
    String readme = Files.readString(Path.of("../README.md"));
    if (readme.contains(table.lines().findFirst().orElseThrow())) {
      assertThat(readme).contains("\n\n" + table + "\n");
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
