package org.isomer.eval.cli.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.isomer.eval.cli.RunVerb;
import org.isomer.eval.cli.StoredFolder;
import org.isomer.eval.evaluation.StoredResults;
import org.isomer.reports.record.ResultStore;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two results, or two folders of results, side by side. */
class CompareVerbTest {
  private final Path folder;
  private final StoredFolder results;

  CompareVerbTest(@TempDir Path folder) {
    this.folder = folder;
    results = new StoredFolder(folder);
  }

  private String compare(String first, String second) throws Exception {
    return RunVerb.of(
        new CompareVerb(),
        Map.of(
            "first",
            folder.resolve(first).toString(),
            "second",
            folder.resolve(second).toString()));
  }

  @Test
  void comparesSampleBySample() throws Exception {
    ResultStore.write(folder, StoredResults.classes("better", 28));
    ResultStore.write(folder, StoredResults.classes("worse", 14));

    assertThat(compare("worse", "better"))
        .contains("A: accuracy 46.7 %")
        .contains("B: accuracy 93.3 %")
        .contains("B is better by 46.7 points")
        .endsWith("(exact McNemar test): a difference.\n");
  }

  @Test
  void anEditedRecordIsNotCompared() throws Exception {
    ResultStore.write(folder, StoredResults.classes("better", 28));
    ResultStore.write(folder, StoredResults.classes("worse", 14));
    results.edit("worse", record -> StoredFolder.metric(record, "accuracy").put("value", .5));

    assertThat(compare("worse", "better"))
        .contains(
            "A: ⚠ the record was changed: it says what its predictions do not give (accuracy: stored 0.5, computed ")
        .endsWith(
            "The numbers are not compared, as those of a record that was changed mean nothing.\n");
  }

  @Test
  void saysThatTheDefinitionsOfTheMetricsDiffer() throws Exception {
    ResultStore.write(folder, StoredResults.classes("older", 28));
    ResultStore.write(folder, StoredResults.classes("newer", 14));
    results.edit("newer", record -> ((ObjectNode) record.get("key")).put("metrics", "2"));

    assertThat(compare("older", "newer"))
        .containsPattern("definitions of the metrics +version 1 +version 2")
        .endsWith(
            "The definitions of the metrics have changed between these results (versions 1 and 2): a"
                + " number may differ for that alone. Evaluate those of the older version again"
                + " before comparing them.\n");
  }

  @Test
  void otherProtocolsAreNotCompared() throws Exception {
    ResultStore.write(folder, StoredResults.classes("classes", 28));
    ResultStore.write(folder, StoredResults.pixels("pixels"));

    assertThat(compare("classes", "pixels"))
        .contains("protocol")
        .endsWith("The numbers are not comparable: the protocols or the samples differ.\n");
  }

  private void classes(String path, int right, long seed) throws IOException {
    Path place = folder.resolve(path);
    ResultStore.write(
        place.getParent(), StoredResults.classes(place.getFileName().toString(), right));
    results.edit(path, record -> ((ObjectNode) record.get("subject")).put("seed", seed));
  }

  @Test
  void foldersAreComparedSeedBySeed() throws Exception {
    classes("first/a", 28, 1);
    classes("first/b", 20, 2);
    classes("second/x", 10, 2);
    classes("second/y", 12, 1);
    classes("second/z", 14, 3);

    assertThat(compare("first", "second"))
        .containsSubsequence(
            "a and y",
            "A: accuracy 93.3 %",
            "B: accuracy 40.0 %",
            "b and x",
            "A: accuracy 66.7 %",
            "B: accuracy 33.3 %",
            "z has no counterpart in " + folder.resolve("first"));
  }

  @Test
  void otherSeedsAreComparedWhereNoneIsEqual() throws Exception {
    classes("first/a", 28, 1);
    ResultStore.write(folder.resolve("first"), StoredResults.pixels("pixels"));
    classes("second/x", 10, 2);
    ResultStore.write(folder.resolve("second"), StoredResults.boxes("boxes"));

    assertThat(compare("first", "second"))
        .containsSubsequence(
            "a and x",
            "pixels has no counterpart in " + folder.resolve("second"),
            "boxes has no counterpart in " + folder.resolve("first"));
  }

  @Test
  void foldersOfDifferentProtocolsAreBadInput() {
    ResultStore.write(folder.resolve("first"), StoredResults.classes("classes", 28));
    ResultStore.write(folder.resolve("first"), StoredResults.pixels("pixels"));
    ResultStore.write(folder.resolve("second"), StoredResults.boxes("boxes"));

    assertThatThrownBy(() -> compare("first", "second"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            folder.resolve("first")
                + " and "
                + folder.resolve("second")
                + " have no protocol on the same samples in common. Name two single results to see"
                + " in what they differ.");
  }
}
