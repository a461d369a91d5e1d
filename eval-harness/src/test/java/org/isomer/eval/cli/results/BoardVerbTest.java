package org.isomer.eval.cli.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.isomer.eval.cli.RunVerb;
import org.isomer.eval.cli.StoredFolder;
import org.isomer.eval.evaluation.StoredResults;
import org.isomer.reports.record.RecordDigest;
import org.isomer.reports.record.ResultStore;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether results that somebody hands in can go on a board. */
class BoardVerbTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Path folder;
  private final StoredFolder results;

  BoardVerbTest(@TempDir Path folder) {
    this.folder = folder;
    results = new StoredFolder(folder);
  }

  private String check() throws Exception {
    RunVerb.of(
        new BoardVerb(),
        Map.of("action", "check", "results", "[" + folder + "]"),
        new PrintStream(out, true, StandardCharsets.UTF_8));
    return printed();
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private void refused(int all) {
    assertThatThrownBy(this::check)
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "These %d results cannot go on one board, for what stands above (1). Mend it, or leave out what it names.",
            all);
  }

  @Test
  void goodResultsAreCounted() throws Exception {
    results.store();

    assertThat(check())
        .contains(" and 4 more: from which commit of Isomer it was made is not known")
        .endsWith("All 5 can go on the board. Subjects: 5; tasks: 3.\n");
  }

  @Test
  void anEditedNumberIsRefused() throws IOException {
    results.store();
    results.edit("classes", record -> StoredFolder.metric(record, "accuracy").put("value", .81));

    refused(5);
    assertThat(printed())
        .contains("classes/result.json: DIFFERS", "accuracy: stored 0.81, computed 0.8");
  }

  @Test
  void aRecordWithoutItsDigestIsRefused() throws IOException {
    results.store();
    Files.delete(folder.resolve("boxes").resolve(RecordDigest.FILE));

    refused(5);
    assertThat(printed())
        .contains("boxes/result.json: PARTLY CHECKED", "without " + RecordDigest.FILE);
  }

  @Test
  void aMeasurementStandsOnce() {
    ResultStore.write(folder.resolve("one"), StoredResults.classes("classes", 24));
    ResultStore.write(folder.resolve("two"), StoredResults.classes("classes", 24));

    refused(2);
    assertThat(printed())
        .contains(
            "two/classes/result.json: is there twice, as the same measurement of the same subject");
  }

  @Test
  void twoResultsOfOneNameAreNamed() {
    ResultStore.write(folder.resolve("one"), StoredResults.classes("classes", 24));
    ResultStore.write(folder.resolve("two"), StoredResults.classes("classes", 20));

    refused(2);
    assertThat(printed())
        .contains("two/classes/result.json: is another result than ", "both are called 'classes'");
  }
}
