package org.isomer.reports.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.isomer.file.Sha256;
import org.isomer.reports.Fixture;
import org.isomer.reports.leaderboard.Leaderboard;
import org.isomer.reports.record.ResultMerge.Extent;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultMergeTest {
  @TempDir private Path folder;

  private Path first = Path.of("");
  private Path second = Path.of("");

  /** Two machines that have one result in common. */
  @BeforeEach
  void twoMachines() {
    List<Result> results = Fixture.results();
    first = folder.resolve("first");
    second = folder.resolve("second");
    results.subList(0, 3).forEach(result -> ResultStore.write(first, result));
    results.subList(2, 5).forEach(result -> ResultStore.write(second, result));
  }

  /** Every file below a folder with its content. */
  private static Map<String, String> files(Path root) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(root.relativize(file).toString(), Sha256.hex(Files.readAllBytes(file)));
      }
    }
    return contents;
  }

  @Test
  void aCopyHasADigestIfItsSourceHas() throws IOException {
    Path bare = folder.resolve("bare");
    Files.delete(first.resolve("knn-simclr").resolve(RecordDigest.FILE));

    ResultMerge.of(List.of(first), Extent.NUMBERS).into(bare);

    assertThat(RecordDigest.check(bare.resolve("knn-untrained/result.json")))
        .isEqualTo(RecordDigest.State.AS_WRITTEN);
    assertThat(RecordDigest.check(bare.resolve("knn-simclr/result.json")))
        .isEqualTo(RecordDigest.State.NOT_KEPT);
  }

  @Test
  void aChangedRecordStaysOut() throws IOException {
    Path file = first.resolve("knn-simclr/result.json");
    Files.writeString(file, Files.readString(file).replaceFirst("\"seed\" : 1", "\"seed\" : 2"));
    Path out = folder.resolve("out");

    assertThat(RecordDigest.check(file)).isEqualTo(RecordDigest.State.CHANGED);
    assertThatThrownBy(() -> ResultMerge.of(List.of(first), Extent.NUMBERS).into(out))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            file
                + ": is not the record that was written: its SHA-256 is not that of result.json.sha256. Restore it, or evaluate again.");
    assertThat(out).doesNotExist();
  }

  private static boolean isRecordOrDigest(String file) {
    return file.endsWith("/" + ResultStore.RECORD) || file.endsWith("/" + RecordDigest.FILE);
  }

  @Test
  void theOrderMakesNoDifference() throws IOException {
    Path one = folder.resolve("one");
    Path other = folder.resolve("other");

    ResultMerge.Outcome merge = ResultMerge.of(List.of(first, second), Extent.WHOLE).into(one);
    ResultMerge.of(List.of(second, first), Extent.WHOLE).into(other);

    assertThat(merge.added()).hasSize(5);
    assertThat(merge.present()).isEqualTo(1);
    assertThat(files(one)).isEqualTo(files(other)).containsKey("knn-simclr/predictions.jsonl.gz");
    assertThat(ResultStore.read(List.of(one)))
        .extracting(Result::predictions)
        .containsExactlyInAnyOrderElementsOf(
            Fixture.results().stream().map(Result::predictions).toList());
  }

  @Test
  void againChangesNothing() throws IOException {
    Path out = folder.resolve("out");
    ResultMerge.of(List.of(first), Extent.WHOLE).into(out);
    ResultMerge.of(List.of(second), Extent.WHOLE).into(out);
    Map<String, String> before = files(out);

    ResultMerge.Outcome again = ResultMerge.of(List.of(first, second, out), Extent.WHOLE).into(out);

    assertThat(again.added()).isEmpty();
    assertThat(again.present()).isEqualTo(11);
    assertThat(files(out)).isEqualTo(before);
  }

  @Test
  void aConflictNamesBothPlacesAndWritesNothing() throws IOException {
    Path other = folder.resolve("other");
    ResultStore.write(other, Fixture.knn("knn-simclr", Fixture.SIMCLR, Fixture.right(39)));
    ResultStore.write(other, Fixture.knn("knn-new", Fixture.SIMCLR, Fixture.right(39)));
    Path out = folder.resolve("out");
    ResultMerge.of(List.of(first), Extent.WHOLE).into(out);
    Map<String, String> before = files(out);

    assertThatThrownBy(() -> ResultMerge.of(List.of(other, second), Extent.WHOLE).into(out))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            """
            1 result of the same name but different content; nothing was merged
              'knn-simclr': %s and %s differ
            Compare them, and leave one of each out; those with and without their predictions belong into different folders."""
                .formatted(
                    out.resolve("knn-simclr/result.json"),
                    other.resolve("knn-simclr/result.json")));
    assertThat(files(out)).isEqualTo(before);
  }

  /** Equal scores of other predictions are another result all the same. */
  @Test
  void otherPredictionsAreAConflict() {
    Path other = folder.resolve("other");
    List<Prediction> turned = Fixture.predictions(40, i -> i % 2, i -> i >= 2 ? i % 2 : 1 - i % 2);
    ResultStore.write(other, Fixture.knn("knn-simclr", Fixture.SIMCLR, turned));

    assertThatThrownBy(
            () -> ResultMerge.of(List.of(first, other), Extent.WHOLE).into(folder.resolve("out")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("'knn-simclr'");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void whatIsDamagedStaysOut() throws IOException {
    Path record = second.resolve("linear-simclr/result.json");
    Files.writeString(record, Files.readString(record).replace("\"headline\"", "\"headlin\""));
    Path out = folder.resolve("out");

    assertThatThrownBy(() -> ResultMerge.of(List.of(first, second), Extent.WHOLE).into(out))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(record.toString());
    assertThat(out).doesNotExist();
  }

  @Test
  void refusesANewerSchema() throws IOException {
    Path record = second.resolve("linear-simclr/result.json");
    Files.writeString(record, Files.readString(record).replace("\"schema\" : 2", "\"schema\" : 3"));

    assertThatThrownBy(
            () -> ResultMerge.of(List.of(second), Extent.WHOLE).into(folder.resolve("out")))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            record
                + ": schema: 3 was written by a newer Isomer; this one reads up to 2. Update"
                + " Isomer.");
  }

  @Test
  void whatAKilledMergeHasLeftIsNotPassedOn() throws IOException {
    Path out = folder.resolve("out");
    Path left = Files.createDirectories(out.resolve(".knn-simclr.0-1-1.new"));
    Files.writeString(left.resolve("predictions.jsonl.gz"), "left");

    ResultMerge.of(List.of(first), Extent.NUMBERS).into(out);

    assertThat(files(out).keySet())
        .filteredOn(file -> !file.startsWith("."))
        .hasSize(2 * 3)
        .allMatch(ResultMergeTest::isRecordOrDigest);
  }

  @Test
  void numbersAloneStillStandOnALeaderboard() throws IOException {
    Path out = folder.resolve("out");
    ResultMerge.of(List.of(first, second), Extent.NUMBERS).into(out);
    Map<String, String> before = files(out);

    ResultMerge.Outcome again = ResultMerge.of(List.of(first, second), Extent.NUMBERS).into(out);

    assertThat(again.added()).isEmpty();
    assertThat(files(out)).isEqualTo(before);
    assertThat(before.keySet()).allMatch(ResultMergeTest::isRecordOrDigest);
    Leaderboard numbers = Leaderboard.of(ResultStore.read(List.of(out)));
    Leaderboard whole = Leaderboard.of(Fixture.results());
    assertThat(numbers.boards().get(0).rows())
        .extracting(row -> row.label())
        .isEqualTo(whole.boards().get(0).rows().stream().map(row -> row.label()).toList());
    assertThatThrownBy(() -> ResultMerge.of(List.of(first), Extent.WHOLE).into(out))
        .as("a result without its predictions is not the whole one")
        .isInstanceOf(BadInputException.class);
  }
}
