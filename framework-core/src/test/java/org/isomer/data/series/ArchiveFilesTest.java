package org.isomer.data.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.isomer.spi.ClassData;
import org.isomer.spi.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files of the archives beside {@code .ts}, and what is done to the series of all. */
class ArchiveFilesTest {
  private static final String ARFF =
      """
      % A comment
      @RELATION 'Two steps'

      @attribute att0 numeric
      @attribute "att 1" REAL
      @attribute target {down, 'up high'}
      @data
      """;
  private static final String NESTED =
      """
      @relation Moves
      @attribute moves relational
        @attribute t0 numeric
        @attribute t1 numeric
        @attribute t2 numeric
      @end moves
      @attribute activity {walk,run}
      @data
      """;

  private final Path folder;

  ArchiveFilesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static ClassData open(
      Path train, Path test, Windows windows, Normalization normalization) {
    return new TsFiles()
        .create(
            new TsFiles.Config(
                train, test, Optional.empty(), 0, Optional.ofNullable(windows), normalization));
  }

  private static ClassData open(Path train, Path test) {
    return open(train, test, null, Normalization.NONE);
  }

  private ClassData ts(Windows windows, Normalization normalization) throws IOException {
    String header = "@problemName Long\n@classLabel true a b\n@data\n";
    return open(
        file("L_TRAIN.ts", header + "1,2,3,4,5:10,20,30,40,50:a\n6,7,8,9:1,1,?,1:b\n"),
        file("L_TEST.ts", header + "0,0,0,1:0,0,0,100:b\n"),
        windows,
        normalization);
  }

  @Test
  void readsArff() throws IOException {
    ClassData dataset =
        open(
            file("train.arff", ARFF + "1,2,'up high'\n\n3,?,down\n"),
            file("t.arff", ARFF + "?,4,down"));

    assertThat(dataset.title()).isEqualTo("Two steps");
    assertThat(dataset.classes()).containsExactly("down", "up high");
    assertThat(Opened.classes(dataset, Split.TRAIN)).containsExactly("up high", "down");
    assertThat(Opened.values(dataset, Split.TRAIN, 0)).containsExactly(1, 2);
    assertThat(Opened.tensors(dataset, Split.TRAIN, 1).get(1)).containsExactly(1, 0);
    assertThat(Opened.tensors(dataset, Split.TEST, 0).get(1)).containsExactly(0, 1);
  }

  @Test
  void readsChannelsOfArff() throws IOException {
    String line = "'1,2,3\\n4,5,6',walk\n";
    ClassData dataset =
        open(file("a.arff", NESTED + line), file("b.arff", NESTED + "\"7,8,?\\n9,10,?\",run\n"));

    assertThat(Opened.values(dataset, Split.TRAIN, 0)).containsExactly(1, 4, 2, 5, 3, 6);
    assertThat(Opened.values(dataset, Split.TEST, 0)).containsExactly(7, 9, 8, 10, 0, 0);
    assertThat(Opened.tensors(dataset, Split.TEST, 0).get(1)).containsExactly(1, 1, 0);
    assertThat(dataset.findings().facts())
        .containsExactly("2 channels, 2 to 3 positions, padded to 3");
    assertThat(dataset.findings().warnings()).isEmpty();
  }

  @Test
  void readsTheUnnamedColumnsOfUcr() throws IOException {
    ClassData dataset =
        open(
            file("x_TRAIN.tsv", "10\t1.5\t-2\n2\t3\tNaN\n"),
            file("x_TEST.txt", "  2.0000000e+00   1.0e+00  2.5\n 1.0000000e+01,7,8\n"));

    assertThat(dataset.classes()).containsExactly("2", "10");
    assertThat(Opened.classes(dataset, Split.TEST)).containsExactly("2", "10");
    assertThat(Opened.values(dataset, Split.TEST, 0)).containsExactly(1, 2.5f);
    assertThat(Opened.tensors(dataset, Split.TRAIN, 1).get(1)).containsExactly(1, 0);
    assertThat(dataset.title()).isEqualTo("ts-file");
  }

  @Test
  void allFormatsOfTheSameSeriesAreTheSameData() throws IOException {
    String header = "@classLabel true 1 2\n@data\n";
    Path ts = file("a.ts", header + "1,2,3:1\n4,5,6:2\n");
    Path tsv = file("a.tsv", "1\t1\t2\t3\n2\t4\t5\t6\n");
    Path arff =
        file(
            "a.arff",
            "@relation r\n@attribute a numeric\n@attribute b numeric\n@attribute c numeric\n@attribute t {1,2}\n@data\n1,2,3,1\n4,5,6,2\n");

    String digest = open(ts, ts).digest();
    assertThat(open(tsv, tsv).digest()).isEqualTo(digest);
    assertThat(open(arff, arff).digest()).isEqualTo(digest);
  }

  @Test
  void cutsWindows() throws IOException {
    ClassData dataset = ts(new Windows(3, 2), Normalization.NONE);

    assertThat(Opened.classes(dataset, Split.TRAIN)).containsExactly("a", "a", "b");
    assertThat(Opened.values(dataset, Split.TRAIN, 0)).containsExactly(1, 10, 2, 20, 3, 30);
    assertThat(Opened.values(dataset, Split.TRAIN, 1)).containsExactly(3, 30, 4, 40, 5, 50);
    assertThat(dataset.split(Split.TEST).id(0)).isEqualTo("test/0");
    assertThat(dataset.findings().facts())
        .containsExactly("2 channels, 3 positions", "windows of 3 positions every 2");
  }

  @Test
  void refusesAWindowLongerThanASeries() {
    Opened.assertRefused(
        () -> ts(new Windows(5, 1), Normalization.NONE),
        folder.resolve("L_TRAIN.ts")
            + ", line 5: the series has 4 positions, and a window 5. Give windows.length a smaller number, or take the series out.");
  }

  @Test
  void windowsOfASeriesStayInOneSplit() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      lines.append("%d,%d,%d,%d:a\n".formatted(i, i, i, i));
    }
    Path train = file("G.ts", "@classLabel true a\n@data\n" + lines);
    ClassData dataset =
        new TsFiles()
            .create(
                new TsFiles.Config(
                    train,
                    train,
                    Optional.empty(),
                    0.3,
                    Optional.of(new Windows(2, 1)),
                    Normalization.NONE));

    assertThat(dataset.split(Split.TRAIN).size()).isEqualTo(21);
    assertThat(dataset.split(Split.VALIDATION).size()).isEqualTo(9);
    for (int i = 0; i < 9; i += 3) {
      float first = Opened.values(dataset, Split.VALIDATION, i)[0];
      assertThat(Opened.values(dataset, Split.VALIDATION, i + 2)).containsExactly(first, first);
    }
  }

  @Test
  void normalisesChannelsByTrainAlone() throws IOException {
    ClassData dataset = ts(null, Normalization.TRAIN_CHANNELS);

    // Channel 1 of train is 1, …, 9: mean 5, variance 20/3. Channel 2 lacks one of nine numbers.
    double deviation = Math.sqrt(20 / 3.0);
    float[] first = Opened.values(dataset, Split.TRAIN, 0);
    assertThat(first[0]).isCloseTo((float) (-4 / deviation), within(1e-6f));
    assertThat(Opened.values(dataset, Split.TEST, 0)[6])
        .isCloseTo((float) (-4 / deviation), within(1e-6f));
    double mean = (150 + 3) / 8.0;
    double variance = (5500 + 3) / 8.0 - mean * mean;
    assertThat(Opened.values(dataset, Split.TEST, 0)[7])
        .isCloseTo((float) ((100 - mean) / Math.sqrt(variance)), within(1e-5f));
    assertThat(dataset.title()).isEqualTo("Long, channels normalised by train");
    assertThat(dataset.digest()).isNotEqualTo(ts(null, Normalization.NONE).digest());
  }

  /** What moves in another split must not vanish. */
  @Test
  void aChannelThatIsConstantInTrainIsNotScaled() throws IOException {
    String header = "@problemName Flat\n@classLabel true a b\n@data\n";
    ClassData dataset =
        open(
            file("F_TRAIN.ts", header + "1,2:5,5:a\n3,4:5,5:b\n"),
            file("F_TEST.ts", header + "1,2:5,35:b\n"),
            null,
            Normalization.TRAIN_CHANNELS);

    assertThat(Opened.values(dataset, Split.TEST, 0)[1]).isZero();
    assertThat(Opened.values(dataset, Split.TEST, 0)[3]).isEqualTo(30);
    assertThat(dataset.findings().warnings())
        .contains(
            "channel 2 holds no two different values in the training series: nothing can be learnt of it, and its numbers are not scaled. Take it out, or other series.");
  }

  @Test
  void refusesAClassThatTrainDoesNotKnow() throws IOException {
    Path train = file("u_TRAIN.tsv", "1\t5\t6\n2\t7\t8\n");
    Path test = file("u_TEST.tsv", "1\t5\t6\n3\t7\t8\n");
    Opened.assertRefused(
        () -> open(train, test),
        "%s, line 2: the class 3 is unknown: %s has 1, 2. Correct it, or take the series out."
            .formatted(test, train));
  }

  @Test
  void saysWhichSeriesNeverChange() throws IOException {
    Path train = file("c_TRAIN.tsv", "1\t5\t5\n2\t7\t8\n");
    assertThat(open(train, train).findings().warnings())
        .contains(
            train
                + ": 1 of 2 series hold one value throughout, as far as single precision tells. Check that they were recorded, or take them out.");
  }

  @Test
  void saysWhatIsTooFarFromZeroToBeToldApart() throws IOException {
    Path train =
        file("o_TRAIN.tsv", "1\t1000000.1\t1000003.2\n2\t7\t7.001\n1\t100000.1\t100003.2\n");
    assertThat(open(train, train).findings().warnings())
        .contains(
            train
                + ": 1 of 3 series have numbers so far from 0 that single precision tells fewer than 256 of them apart. Take their offset off before you write them.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1,2               | line 8: the class 2 is not among those of the nominal attribute: down, up high. Correct one of them.
          1,down            | line 8: the number of positions is 1, not 2 as there are numeric attributes. Check that the line is complete.
          1,x,down          | line 8: channel 1 holds "x", which is no finite number. Correct it, or write ? where a value is missing.
          1,inf,down        | line 8: channel 1 holds "inf", which is no finite number. Correct it, or write ? where a value is missing.
          ?,?,down          | line 8: at each position a value is missing. Take the series out.
          %                 | at its end: there are no data after @data. Check that the file is complete.
          """)
  void refusesALineOfArff(String line, String message) throws IOException {
    Path file = file("bad.arff", ARFF + line + "\n");
    Opened.assertRefused(() -> open(file, file), file + ", " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          @attribute t {a,b}\\n@attribute u {c,d}\\n@data | line 2: there is a second nominal attribute, and one alone can be the class. Take one out.
          @attribute s string\\n@data | line 1: an attribute is of the type string, and series have numbers and one class. Take it out.
          @attribute t {a,b}\\n@data | before @data: there is no numeric attribute, so no position. Add them.
          1,2,3\\n@data | line 1: it is no @relation, no @attribute and no comment, and @data comes later. Check that it is an .arff file.
          @attribute t numeric | at its end: there is no line @data, so no data. Check that it is an .arff file.
          """)
  void refusesAHeaderOfArff(String lines, String message) throws IOException {
    Path file = file("bad.arff", lines.replace("\\n", "\n") + "\n");
    Opened.assertRefused(() -> open(file, file), file + ", " + message);
  }

  @Test
  void refusesAnEndingThatSaysNothing() throws IOException {
    Path file = file("series.dat", "1 2 3\n");
    Opened.assertRefused(
        () -> open(file, file),
        file
            + ": its ending is none of .ts, .arff, .tsv, .txt, .csv, so nobody knows how to read it. Rename it after what it holds.");
  }
}
