package org.isomer.eval.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.isomer.eval.cli.results.LeaderboardVerb;
import org.isomer.eval.cli.results.MergeVerb;
import org.isomer.eval.evaluation.StoredResults;
import org.isomer.reports.record.ResultStore;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a leaderboard says of records that were changed, or cannot be checked. */
class ChangedRecordsOnBoardsTest {
  private final Path folder;
  private final StoredFolder results;

  ChangedRecordsOnBoardsTest(@TempDir Path folder) {
    this.folder = folder;
    results = new StoredFolder(folder);
  }

  private String leaderboard(Path results) throws Exception {
    return RunVerb.of(
        new LeaderboardVerb(),
        Map.of("results", "[" + results + "]", "out", folder.resolve("page").toString()));
  }

  @ParameterizedTest
  @MethodSource("org.isomer.eval.cli.results.VerifyVerbTest#tampered")
  void aBoardNamesNumbersThatPredictionsDoNotGive(
      String id, Consumer<ObjectNode> change, String message) throws Exception {
    results.store();
    assertThat(leaderboard(folder.resolve(id))).doesNotContain("the record was changed");
    results.edit(id, change);

    assertThat(leaderboard(folder.resolve(id)))
        .contains("warning: ")
        .contains(": the record was changed: ");
  }

  /** A value beyond its own interval is found when the record is read. */
  private static void toItsLowerEnd(ObjectNode metric) {
    metric.put("value", metric.path("interval").path("low").asDouble(.123));
  }

  @Test
  void aForgedNumberStandsOnNoBoardWithoutAWord() throws Exception {
    results.store();
    for (String id : List.of("classes", "boxes", "pixels", "tries")) {
      String headline =
          ResultStore.readRecord(folder.resolve(id).resolve("result.json")).headline();
      results.forge(id, record -> toItsLowerEnd(StoredFolder.metric(record, headline)));
      assertThat(leaderboard(folder.resolve(id)))
          .contains(
              "the record was changed: it says what its predictions do not give (%s: stored "
                  .formatted(headline));
      assertThat(folder.resolve("page/leaderboard.md"))
          .content()
          .contains("⚠ Warning: ", "(%s: stored ".formatted(headline));
    }
  }

  @Test
  void aBoardSaysWhatCouldNotBeChecked() throws Exception {
    ResultStore.write(folder.resolve("whole"), StoredResults.classes("classes", 24));
    String bare = folder.resolve("bare").toString();
    RunVerb.of(
        new MergeVerb(),
        Map.of(
            "results", "[" + folder.resolve("whole") + "]", "no-predictions", "true", "out", bare));

    assertThat(leaderboard(Path.of(bare)))
        .contains(
            "All results are stored without predictions: the numbers are as stated, and could not be checked.");
  }

  @Test
  void twoResultsOfOneNameAreNamedWithTheirFiles() {
    ResultStore.write(folder.resolve("one"), StoredResults.classes("classes", 24));
    ResultStore.write(folder.resolve("two"), StoredResults.classes("classes", 25));

    assertThatThrownBy(() -> leaderboard(folder))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "two different results are called 'classes': %s and %s. Leave one of them out; isomer compare shows in what they differ.",
            folder.resolve("one/classes/result.json"), folder.resolve("two/classes/result.json"));
  }
}
