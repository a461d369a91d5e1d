package org.isomer.data.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import org.isomer.modality.series.Series;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.BadInputException;
import org.isomer.spi.ClassData;
import org.isomer.spi.Examples;
import org.isomer.spi.Split;
import org.isomer.tensor.Rows;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TsFilesTest {
  private static final String HEADER =
      """
      # A comment: with punctuation, as usual.
      @problemName Steps
      @timeStamps false
      @univariate false
      @dimensions 2
      @equalLength false
      @classLabel true up down
      @data
      """;

  private final Path train;
  private final Path test;

  TsFilesTest(@TempDir Path folder) {
    train = folder.resolve("Steps_TRAIN.ts");
    test = folder.resolve("Steps_TEST.ts");
  }

  @BeforeEach
  void writeFiles() throws IOException {
    Files.writeString(train, HEADER + "1,2,3:4,5,6:up\n7,8:9,10.5:down\n");
    Files.writeString(test, HEADER + "-1,2e-1,0.5,4:0,0,0,1:down\n");
  }

  private ClassData open() {
    return open(0);
  }

  private ClassData open(double validationFraction) {
    return new TsFiles()
        .create(
            new TsFiles.Config(
                train,
                test,
                Optional.empty(),
                validationFraction,
                Optional.empty(),
                Normalization.NONE));
  }

  private static Series read(Examples examples, int index) {
    Series series = (Series) examples.buffer();
    examples.read(index, series);
    return series;
  }

  private static float[] floats(Series series, int tensor) {
    Rows rows = new Rows(series.spec(), 1);
    series.layInto(rows, 0);
    return rows.floats(tensor);
  }

  @Test
  void readsChannelsAndPadsToTheLongestOfAllSplits() {
    ClassData dataset = open();

    assertThat(dataset.title()).isEqualTo("Steps");
    assertThat(dataset.classes()).containsExactly("up", "down");
    AnnotatedExamples<OptionalInt> examples = dataset.split(Split.TRAIN);
    assertThat(examples.size()).isEqualTo(2);
    assertThat(examples.id(1)).isEqualTo("train/1");
    assertThat(examples.annotation(1)).hasValue(1);
    Series second = read(examples, 1);
    assertThat(second.length()).isEqualTo(2);
    assertThat(floats(second, 0)).containsExactly(7, 9, 8, 10.5f, 0, 0, 0, 0);
    assertThat(floats(second, 1)).containsExactly(1, 1, 0, 0);
    Series tested = read(dataset.split(Split.TEST), 0);
    assertThat(floats(tested, 0)).containsExactly(-1, 0, 0.2f, 0, 0.5f, 0, 4, 1);
    assertThat(dataset.findings().facts())
        .containsExactly("2 channels, 2 to 4 positions, padded to 4");
    assertThat(dataset.findings().warnings()).isEmpty();
  }

  @Test
  void cutsValidationFromEachClassOfTrain() throws IOException {
    Files.writeString(train, HEADER + "1:2:up\n".repeat(10) + "3:4:down\n".repeat(5));
    ClassData dataset = open(0.2);

    assertThat(dataset.split(Split.TRAIN).size()).isEqualTo(12);
    AnnotatedExamples<OptionalInt> validation = dataset.split(Split.VALIDATION);
    assertThat(
            LongStream.range(0, validation.size())
                .mapToInt(i -> validation.annotation(i).orElseThrow()))
        .containsExactly(0, 0, 1);
  }

  @Test
  void digestsValuesAndLabels() throws IOException {
    String digest = open().digest();
    assertThat(open().digest()).isEqualTo(digest);

    Files.writeString(train, HEADER + "1,2,3:4,5,6:up\n7,8:9,10.5:up\n");
    assertThat(open().digest()).isNotEqualTo(digest);
    Files.writeString(train, HEADER + "1,2,3:4,5,6:up\n7,8:9,10:down\n");
    assertThat(open().digest()).isNotEqualTo(digest);
  }

  @Test
  void masksPositionsWithMissingValuesAndWarns() throws IOException {
    Files.writeString(train, HEADER + "1,?,3:4,5,NaN:up\n7,8:9,10:down\n");
    ClassData dataset = open();

    Series series = read(dataset.split(Split.TRAIN), 0);
    assertThat(series.length()).isEqualTo(3);
    assertThat(floats(series, 0)).containsExactly(1, 4, 0, 0, 0, 0, 0, 0);
    assertThat(floats(series, 1)).containsExactly(1, 0, 0, 0);
    assertThat(dataset.findings().warnings())
        .containsExactly(
            train
                + ": 1 of 2 series have missing values; where one channel has none, the position is"
                + " masked in all of them. Fill in the values to use the others.");
  }

  @Test
  void readsSeriesWithoutLabels() throws IOException {
    for (Path file : Arrays.asList(train, test)) {
      Files.writeString(file, "@univariate true\n@CLASSLABEL false\n@DATA\n1,2\n3,4\n");
    }
    ClassData dataset = open();

    assertThat(dataset.title()).isEqualTo("ts-file");
    assertThat(dataset.classes()).isEmpty();
    assertThat(dataset.split(Split.TEST).annotation(1)).isEmpty();
    assertThat(floats(read(dataset.split(Split.TEST), 1), 0)).containsExactly(3, 4);
    assertThat(dataset.findings().facts()).containsExactly("1 channel, 2 positions");
  }

  @Test
  void warnsOfAMissingNumberWhereTheHeaderSaysThatThereIsNone() throws IOException {
    Files.writeString(train, "@missing false\n" + HEADER + "1,3:2,4:up\n1,?:2,4:up\n");
    Files.writeString(test, "@missing true\n" + HEADER + "1,?:2,4:up\n");
    String unannounced =
        train
            + ", line %d: a number is missing, and @missing false says that none is. Check that the"
                .formatted(HEADER.lines().count() + 3)
            + " file is the right one.";

    assertThat(open().findings().warnings())
        .contains(unannounced)
        .as("of gaps in each file, and of this one")
        .hasSize(3);
  }

  @Test
  void passesOverAnUnknownTagWithAWarning() throws IOException {
    Files.writeString(train, "@licence free\n" + HEADER + "1:2:up\n");

    assertThat(open().findings().warnings())
        .containsExactly(train + ", line 1: the tag @licence is unknown and passed over.");
  }

  /** What is wrong with a header, where, and what is said about it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          @timeStamps true          | , line 1: its values come with time stamps (@timestamps true), which are not read. Resample the series to equal steps of time and write the values alone.
          @targetLabel true         | , line 1: its series are labelled with numbers to predict (@targetlabel true), and only classes are read. Take data with @classLabel.
          @problemName a            | , before @data: there is no @classLabel. Add the classes, such as @classLabel true 1 2, or @classLabel false for series without labels.
          @classLabel true          | , line 1: @classLabel is neither false nor true with the names of the classes. Correct it.
          @classLabel 1 2           | , line 1: @classLabel is neither false nor true with the names of the classes. Correct it.
          @classLabel true 1 2 1    | , line 1: @classLabel names a class twice. Take one of them off.
          @univariate yes           | , line 1: @univariate is neither true nor false. Write one of them.
          @dimensions 0             | , line 1: @dimensions is no whole number above 0. Correct it.
          0.5,0.6:1                 | , line 1: the data begin without a line @data before them. Check that it is a .ts file.
          """)
  void refusesAHeader(String line, String message) throws IOException {
    String rest =
        line.contains("classLabel") || line.contains("problem") ? "" : "@classLabel true 1 2\n";
    Files.writeString(train, line + "\n" + rest + "@data\n1,2:1\n");

    assertThatThrownBy(this::open)
        .isInstanceOf(BadInputException.class)
        .hasMessage(train + message);
  }

  @Test
  void refusesATagThatIsThereTwiceAndTagsThatContradictEachOther() throws IOException {
    Files.writeString(train, "@dimensions 2\n" + HEADER + "1:2:up\n");
    assertThatThrownBy(this::open)
        .hasMessage(train + ", line 6: @dimensions is there for the second time. Keep one.");

    Files.writeString(train, HEADER.replace("@univariate false", "@univariate true") + "1:2:up\n");
    assertThatThrownBy(this::open)
        .hasMessage(
            train
                + ", before @data: @univariate true says that there is one channel, and @dimensions"
                + " that there are 2. Correct one of them.");
  }

  @Test
  void refusesAFileWithoutData() throws IOException {
    Files.writeString(train, HEADER);
    assertThatThrownBy(this::open)
        .hasMessage(
            train
                + ", at its end: there are no data after @data. Check that the file is complete.");

    Files.writeString(train, "@problemName Steps\n");
    assertThatThrownBy(this::open)
        .hasMessage(
            train
                + ", at its end: there is no line @data, so no data. Check that it is a .ts file.");
  }

  /** A line of data, and what is said about it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1,2:3,x:up           | channel 2 holds "x", which is no finite number. Correct it, or write ? where a value is missing.
          1,2:3,1e99:up        | channel 2 holds "1e99", which is no finite number. Correct it, or write ? where a value is missing.
          1,2:3,:up            | channel 2 holds "", which is no finite number. Correct it, or write ? where a value is missing.
          1 2 3 4 5 6 7 8 9 10 11 12 13:1:up | channel 1 holds "1 2 3 4 5 6 7 8 9 10 11 …", which is no finite number. Correct it, or write ? where a value is missing.
          1,2:3:up             | the lengths of channel 2 and channel 1 are 1 and 2. Give all channels of a series one length.
          1,2:3,4:left         | the class left is not among those of @classLabel: up, down. Correct one of them.
          1,2:up               | the number of channels is 1, not 2 as the header says. Check that the line is complete.
          1,2                  | there is no colon, so a class and no series, or a series and no class. Check that the line is complete.
          ?,2:1,?:up           | at each position a value is missing. Take the series out.
          """)
  void refusesALine(String line, String message) throws IOException {
    Files.writeString(train, HEADER + "1,2:3,4:up\n\n" + line + "\n");

    assertThatThrownBy(this::open)
        .isInstanceOf(BadInputException.class)
        .hasMessage(train + ", line 11: " + message);
  }

  @Test
  void refusesLengthsThatContradictTheHeader() throws IOException {
    String equal = HEADER.replace("@equalLength false", "@equalLength true");
    Files.writeString(train, equal + "1,2:3,4:up\n1:2:up\n");
    assertThatThrownBy(this::open)
        .hasMessage(
            train
                + ", line 10: the number of positions is 1, not 2 as @equalLength says, and line 9 has."
                + " Check that the line is complete.");

    Files.writeString(train, "@seriesLength 3\n" + equal + "1,2:3,4:up\n");
    assertThatThrownBy(this::open)
        .hasMessage(
            train
                + ", line 10: the number of positions is 2, not 3 as @seriesLength says. Check that the line"
                + " is complete.");
  }

  @Test
  void refusesATestFileOfOtherData() throws IOException {
    Files.writeString(test, HEADER.replace("@dimensions 2", "@dimensions 1") + "1,2:up\n");
    assertThatThrownBy(this::open)
        .hasMessage(
            test
                + ", line 9: the number of channels is 1, not 2 as those of Steps_TRAIN.ts have. Check that"
                + " the line is complete.");

    Files.writeString(test, HEADER.replace("true up down", "false") + "1,2:3,4\n");
    assertThatThrownBy(this::open)
        .hasMessage(
            test
                + ", line 9: the series has no class, and the first of "
                + train
                + " has a class. Take files of one data set.");
  }

  @Test
  void refusesAFileThatIsNotThere() throws IOException {
    Files.delete(test);
    assertThatThrownBy(this::open)
        .isInstanceOf(BadInputException.class)
        .hasMessage(test + ": no such file. Check the path.");
  }
}
