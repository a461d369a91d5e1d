package org.isomer.eval.cli.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.isomer.eval.cli.RunVerb;
import org.isomer.eval.cli.StoredFolder;
import org.isomer.eval.evaluation.StoredResults;
import org.isomer.reports.record.ResultStore;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results of several folders in one. */
class MergeVerbTest {
  @TempDir private Path folder;

  @Test
  void aResultWithoutPredictionsIsNotCalledRight() throws Exception {
    ResultStore.write(folder.resolve("whole"), StoredResults.classes("classes", 24));
    Path bare = folder.resolve("bare");
    String merged =
        RunVerb.of(
            new MergeVerb(),
            Map.of(
                "results",
                "[" + folder.resolve("whole") + "]",
                "no-predictions",
                "true",
                "out",
                bare.toString()));

    assertThat(merged).isEqualTo(bare.resolve("classes") + "\n1 added, 0 there already\n");
    assertThat(StoredFolder.verify(bare))
        .endsWith(
            """
            result.json: NOT CHECKED, it keeps no predictions
            0 OK, 0 partly checked, 1 without predictions, 0 differ
            """);
    assertThat(MetricsVerbTest.metrics(bare))
        .contains("It keeps no predictions, so no other score");
  }

  @Test
  void conflictsAreBadInputAndLeaveNoFolder() {
    ResultStore.write(folder.resolve("one"), StoredResults.classes("classes", 24));
    ResultStore.write(folder.resolve("two"), StoredResults.classes("classes", 25));
    Path out = folder.resolve("out");
    String both = "[%s, %s]".formatted(folder.resolve("one"), folder.resolve("two"));

    assertThatThrownBy(
            () -> RunVerb.of(new MergeVerb(), Map.of("results", both, "out", out.toString())))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("one/classes/result.json")
        .hasMessageContaining("two/classes/result.json");
    assertThat(out).doesNotExist();
  }
}
