package org.isomer.eval.cli.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.isomer.eval.cli.Verifiers;
import org.isomer.eval.verification.Verification;
import org.isomer.eval.verification.Verifier;
import org.isomer.reports.leaderboard.Leaderboard;
import org.isomer.reports.markdown.MarkdownReport;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.ResultStore;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Published scores are what their stored predictions give, and tables what their records do. Of the
 * scores every third is looked at; all of them by
 *
 * <pre>
 *   mvn test -pl eval-harness -am -Dtest=PublishedTest -Dsurefire.failIfNoSpecifiedTests=false -Dpublished=full
 * </pre>
 */
class PublishedTest {
  private static final Path PUBLISHED = Path.of("../reports/published");
  private static final Verifier VERIFIER = Verifiers.verifier();

  static List<Path> results() {
    boolean full = System.getProperty("published", "").equals("full");
    List<Path> all = ResultStore.find(List.of(PUBLISHED)).stream().sorted().toList();
    return IntStream.range(0, all.size())
        .filter(i -> full || i % 3 == 0)
        .mapToObj(all::get)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("results")
  void scoresAreThoseOfThePredictions(Path file) {
    Result result = ResultStore.read(List.of(file)).get(0);
    Verification verification = VERIFIER.verify(file);

    assertThat(verification.differences()).isEmpty();
    assertThat(verification.checked() > 0).isEqualTo(!result.predictions().samples().isEmpty());
  }

  static List<Path> published() throws IOException {
    try (Stream<Path> folders = Files.walk(PUBLISHED, 2)) {
      return folders.filter(each -> Files.isDirectory(each.resolve("results"))).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("published")
  void tablesAreThoseOfTheRecords(Path folder) throws IOException {
    String report = Files.readString(folder.resolve("leaderboard.md"));
    String title = report.lines().findFirst().orElseThrow().substring("# ".length());
    Leaderboard results = Leaderboard.of(ResultStore.read(List.of(folder.resolve("results"))));
    Path stated = folder.resolve("published.csv");
    Leaderboard leaderboard =
        Files.exists(stated) ? PublishedNumbers.read(stated).addTo(results) : results;

    assertThat(report).isEqualTo(MarkdownReport.render(title, leaderboard));
    String table = MarkdownReport.table(leaderboard.ranking().orElseThrow());
    // Without a line between, Markdown takes what follows for a row.
    assertThat(folder.resolve("README.md")).content().contains("\n" + table + "\n");
    String readme = Files.readString(Path.of("../README.md"));
    if (readme.contains(table.lines().findFirst().orElseThrow())) {
      assertThat(readme).contains("\n\n" + table + "\n");
    }
  }
}
