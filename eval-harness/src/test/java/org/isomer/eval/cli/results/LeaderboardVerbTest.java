package org.isomer.eval.cli.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.isomer.eval.cli.RunVerb;
import org.isomer.eval.cli.StripesRun;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.ResultStore;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** From results to the page. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeaderboardVerbTest {
  private final Path folder;
  private final StripesRun stripes;

  LeaderboardVerbTest(@TempDir Path folder) throws Exception {
    this.folder = folder;
    stripes = StripesRun.in(folder);
  }

  @Test
  void fromRunToPage() throws Exception {
    Path results = folder.resolve("results");

    String printed =
        stripes.eval(
            results,
            "['{name: knn, k: [1, 3]}', '{name: linear-probe, epochs: 5}']",
            "[pretrained, untrained, pixels]");

    assertThat(printed)
        .contains("stripes, test split, 12 samples")
        .contains("kNN: accuracy, %")
        .contains("Next: isomer leaderboard " + results + " --out " + results + "-page");
    List<Result> stored = ResultStore.read(List.of(results));
    assertThat(stored).hasSize(6);
    assertThat(stored)
        .extracting(result -> result.record().subject().name())
        .containsOnly("tiny", "convnet, untrained", "raw pixels");

    Path page = folder.resolve("page");
    String table =
        RunVerb.of(
            new LeaderboardVerb(),
            Map.of("results", "[" + results + "]", "out", page.toString(), "title", "Stripes"));

    assertThat(table)
        .contains("raw pixels")
        .endsWith(
            "\n%1$s/leaderboard.md\n%1$s/leaderboard.tex\n%1$s/leaderboard.csv\n%1$s/ranking.csv\n%1$s/pairs.csv\n%1$s/index.html\n"
                .formatted(page));
    assertThat(page.resolve("leaderboard.md")).content().startsWith("# Stripes");
    assertThat(page.resolve("leaderboard.tex")).content().startsWith("% Stripes\n");
    assertThat(page.resolve("leaderboard.csv"))
        .content()
        .hasLineCount(1 + 6)
        .contains("raw pixels");
    assertThat(page.resolve("index.html")).content().contains("<title>Stripes</title>");
  }

  @Test
  void saysThatAFolderHoldsNoResults() {
    Path data = stripes.data();

    assertThatThrownBy(
            () ->
                RunVerb.of(
                    new LeaderboardVerb(), Map.of("results", "[" + data + "]", "out", "unused")))
        .isInstanceOf(BadInputException.class)
        .hasMessage(data + ": holds no result.json. Name a folder that `isomer eval` wrote.");
  }

  @Test
  void doesNotReplaceAPageOfSomebodyElse() throws Exception {
    Path results = folder.resolve("one");
    stripes.eval(results, "['{name: knn, k: [1]}']", "[pixels]");
    Path theirs = Files.createDirectories(folder.resolve("theirs"));
    Path page = Files.writeString(theirs.resolve("index.html"), "<h1>My home page</h1>");
    Map<String, String> options =
        Map.of("results", "[" + results + "]", "out", theirs.toString(), "title", "Again");

    assertThatThrownBy(() -> RunVerb.of(new LeaderboardVerb(), options))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            page
                + ": a page that Isomer did not write is here, and it is not replaced. Choose"
                + " another --out, or move the page away.");
    assertThat(theirs.resolve("leaderboard.md")).doesNotExist();
    Files.delete(page);
    RunVerb.of(new LeaderboardVerb(), options);
    RunVerb.of(new LeaderboardVerb(), options);
    assertThat(page).content().contains("<title>Again</title>");
  }
}
