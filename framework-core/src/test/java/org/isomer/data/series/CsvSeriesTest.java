package org.isomer.data.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.isomer.spi.ClassData;
import org.isomer.spi.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvSeriesTest {
  private static final String HEADER = "id,time,x,y,class,subject\n";

  private final Path folder;

  CsvSeriesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static ClassData open(Path train, Path test, double testFraction) {
    return new CsvSeries()
        .create(
            new CsvSeries.Config(
                train,
                Optional.empty(),
                Optional.ofNullable(test),
                CsvSeries.Layout.LONG,
                true,
                List.of(),
                Optional.of("id"),
                Optional.of("time"),
                Optional.of("class"),
                Optional.of("subject"),
                Optional.empty(),
                0,
                testFraction,
                Optional.empty(),
                Normalization.NONE));
  }

  private static ClassData wide(Path train, boolean header, String label) {
    return new CsvSeries()
        .create(
            new CsvSeries.Config(
                train,
                Optional.empty(),
                Optional.empty(),
                CsvSeries.Layout.WIDE,
                header,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(label),
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                Optional.empty(),
                Normalization.NONE));
  }

  @Test
  void readsARowForEachPosition() throws IOException {
    Path train =
        file(
            "long.csv",
            HEADER
                + "a,2024-01-01,1,2,up,s1\nb,2024-01-01T00:00:00Z,5,6,down,s2\na,2024-01-02,3,,up,s1\nb,2024-01-02 01:00+01:00,7,8,down,s2\na,2024-01-03,9,9,up,s1\n");
    ClassData dataset = open(train, null, 0);

    assertThat(dataset.classes()).containsExactly("down", "up");
    assertThat(Opened.classes(dataset, Split.TRAIN)).containsExactly("up", "down");
    assertThat(Opened.values(dataset, Split.TRAIN, 0)).containsExactly(1, 2, 0, 0, 9, 9);
    assertThat(Opened.tensors(dataset, Split.TRAIN, 0).get(1)).containsExactly(1, 0, 1);
    assertThat(Opened.values(dataset, Split.TRAIN, 1)).containsExactly(5, 6, 7, 8, 0, 0);
    assertThat(dataset.title()).isEqualTo("long.csv");
    assertThat(dataset.findings().warnings())
        .singleElement()
        .asString()
        .contains("1 of 2 series have missing");
  }

  @Test
  void readsARowForEachSeries() throws IOException {
    ClassData named = wide(file("w.csv", "0,1,kind,2\n1,2,a,3\n4,5,b,\n"), true, "kind");
    assertThat(Opened.values(named, Split.TRAIN, 0)).containsExactly(1, 2, 3);
    assertThat(Opened.values(named, Split.TRAIN, 1)).containsExactly(4, 5, 0);
    assertThat(Opened.classes(named, Split.TRAIN)).containsExactly("a", "b");

    ClassData numbered = wide(file("n.csv", "a,1,2\nb,3,4\n"), false, "1");
    assertThat(Opened.values(numbered, Split.TRAIN, 1)).containsExactly(3, 4);
  }

  @Test
  void groupsStayInOneSplit() throws IOException {
    StringBuilder rows = new StringBuilder(HEADER);
    for (int subject = 0; subject < 10; subject++) {
      for (int series = 0; series < 4; series++) {
        rows.append("%d-%d,0,%d,0,c,%d\n".formatted(subject, series, subject, subject));
      }
    }
    ClassData dataset = open(file("groups.csv", rows.toString()), null, 0.3);

    Set<Float> tested = new TreeSet<>();
    for (int i = 0; i < dataset.split(Split.TEST).size(); i++) {
      tested.add(Opened.values(dataset, Split.TEST, i)[0]);
    }
    assertThat(dataset.split(Split.TEST).size()).isEqualTo(12);
    assertThat(tested).hasSize(3);
    for (int i = 0; i < dataset.split(Split.TRAIN).size(); i++) {
      assertThat(tested).doesNotContain(Opened.values(dataset, Split.TRAIN, i)[0]);
    }
  }

  @Test
  void refusesAGroupInTwoSplits() throws IOException {
    Path train = file("train.csv", HEADER + "a,0,1,2,up,s1\n");
    Path test = file("test.csv", HEADER + "b,0,1,2,up,s2\nc,0,1,2,up,s1\n");
    Opened.assertRefused(
        () -> open(train, test, 0),
        "%s, line 3: the group s1 is also in %s, line 2, and a group belongs to one split. Move its series into one file."
            .formatted(test, train));
  }

  @Test
  void warnsOfGroupsThatMayBeOneAndOfASplitThatNoneIsLeftFor() throws IOException {
    Path train =
        file("t.csv", HEADER + "a,0,1,2,up,P1\na,1,3,3,up,P1\nb,0,1,2,down,p1\nb,1,2,1,down,p1\n");
    assertThat(open(train, null, 0.2).findings().warnings())
        .containsExactly(
            "the groups \"P1\", \"p1\" differ in spelling alone, if at all. Look whether they are one.",
            "the test split is empty, since no class of train has two series or groups to part. Give it a file, or smaller groups.");
  }

  @Test
  void warnsOfUnequalSteps() throws IOException {
    Path train = file("t.csv", HEADER + "a,0,1,2,up,s\na,0.5,1,3,up,s\na,2,1,2,up,s\n");
    assertThat(open(train, null, 0).findings().warnings())
        .containsExactly(
            train
                + ": steps of time differ within a series, the longest being 3.00 times the shortest; positions are taken as equal steps. Resample the series.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a,0,1,2,up,s            | the time 0 does not come after 0 of line 2, in the same series. Sort the rows of each series by time, and keep one of each time.
          a,-1e0,1,2,up,s         | the time -1e0 does not come after 0 of line 2, in the same series. Sort the rows of each series by time, and keep one of each time.
          a,noon,1,2,up,s         | the time noon is neither a number nor a date such as 2024-05-31 or 2024-05-31T13:00:00Z. Correct it.
          a,2024-13-01,1,2,up,s   | the time 2024-13-01 is neither a number nor a date such as 2024-05-31 or 2024-05-31T13:00:00Z. Correct it.
          a,1e999999999,1,2,up,s  | the time 1e999999999 is neither a number nor a date such as 2024-05-31 or 2024-05-31T13:00:00Z. Correct it.
          a,1,1,2,down,s          | the label is down, and on line 2, in the same series, up. Give each of them an id of its own.
          a,1,1,2,up,t            | the group is t, and on line 2, in the same series, s. Give each of them an id of its own.
          a,1,1,Infinity,up,s     | column y holds "Infinity", which is no finite number. Correct it, or write ? where a value is missing.
          a,1,1,2,,s              | the label (column class) is empty. Fill it in, or remove the line.
          a,1,1,2,up              | it has 5 fields, but line 1 has 6. Put a field that holds commas or line breaks in quotes.
          """)
  void refusesARow(String row, String message) throws IOException {
    Path file = file("bad.csv", HEADER + "a,0,1,2,up,s\n" + row + "\n");
    Opened.assertRefused(() -> open(file, null, 0), file + ", line 3: " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2024-03-30 20:00 | 2024-03-30T20:30Z      | is a date with an offset from UTC, and 2024-03-30 20:00 of line 2, in the same series, a date without an offset from UTC
          2024-03-30       | 2024-03-31T00:00+01:00 | is a date with an offset from UTC, and 2024-03-30 of line 2, in the same series, a date without an offset from UTC
          1711828800       | 2024-03-31             | is a date without an offset from UTC, and 1711828800 of line 2, in the same series, a number
          """)
  void refusesTimesThatAreWrittenInTwoWays(String first, String second, String message)
      throws IOException {
    Path file =
        file("times.csv", HEADER + "a,%s,1,2,up,s\na,%s,1,3,up,s\n".formatted(first, second));
    Opened.assertRefused(
        () -> open(file, null, 0),
        "%s, line 3: the time %s %s. Write all times in one way.".formatted(file, second, message));
  }

  @Test
  void refusesASeriesWithoutNumbers() throws IOException {
    Path file = file("empty.csv", HEADER + "a,0,,2,up,s\n");
    Opened.assertRefused(
        () -> open(file, null, 0),
        file + ", line 2: at each position a value is missing. Take the series out.");
  }
}
