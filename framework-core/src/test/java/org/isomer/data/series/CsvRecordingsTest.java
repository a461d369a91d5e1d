package org.isomer.data.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.isomer.spi.LongSeries;
import org.isomer.spi.Recordings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvRecordingsTest {
  private static final String HEADER = "time,machine,load,heat,odd\n";

  private final Path folder;

  CsvRecordingsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Recordings open(String text, List<String> values, Optional<String> anomaly)
      throws IOException {
    Path file = Files.writeString(folder.resolve("machines.csv"), text);
    return new CsvRecordings()
        .create(
            new CsvRecordings.Config(
                file,
                true,
                values,
                Optional.of("machine"),
                Optional.of("time"),
                anomaly,
                Optional.empty()));
  }

  @Test
  void aRowIsAMomentAndOneColumnMarksAnomalies() throws IOException {
    Recordings read =
        open(
            HEADER + "1,a,1,10,0\n1,b,5,50,1\n2,a,2,20,1\n3,a,3,30,0\n",
            List.of(),
            Optional.of("odd"));

    assertThat(read.title()).isEqualTo("machines.csv");
    assertThat(read.all()).extracting(LongSeries::id).containsExactly("recording 1", "recording 2");
    LongSeries first = read.all().get(0);
    assertThat(first.channels()).isEqualTo(2);
    assertThat(first.values()).containsExactly(1, 10, 2, 20, 3, 30);
    assertThat(first.anomalous().orElseThrow()).containsExactly(false, true, false);
  }

  @Test
  void theDigestFollowsNumbersAndMarks() throws IOException {
    String text = HEADER + "1,a,1,10,0\n2,a,2,20,1\n";
    Recordings marked = open(text, List.of("load"), Optional.of("odd"));

    assertThat(open(text, List.of("load"), Optional.of("odd")).digest()).isEqualTo(marked.digest());
    assertThat(open(text, List.of("load"), Optional.empty()).digest())
        .isNotEqualTo(marked.digest());
    assertThat(open(text.replace("2,20,1", "2,20,0"), List.of("load"), Optional.of("odd")).digest())
        .isNotEqualTo(marked.digest());
    assertThat(open(text, List.of("load"), Optional.empty()).all().get(0).channels()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1,a,1,10,0;2,a,,20,1   | line 3: column load holds no number. Fill it in.
          1,a,1,10,0;2,a,?,20,1  | line 3: column load holds no number. Fill it in.
          1,a,1,10,0;2,a,1,20,   | line 3: column odd holds no number. Fill it in.
          1,a,1,10,0;2,a,2,20,7  | line 2: at moment 2 of the recording that begins here, the column of anomalies holds 7.0. Write 1 in an anomaly and else 0.
          2,a,1,10,0;1,a,2,20,1  | line 3: the time 1 does not come after 2 of line 2, in the same series. Sort the rows of each series by time, and keep one of each time.
          1,a,1,10,0;2,a,x,20,1  | line 3: column load holds "x", which is no finite number. Correct it.
          """)
  void refusesWhatIsNoRecording(String rows, String message) {
    Opened.assertRefused(
        () -> open(HEADER + rows.replace(';', '\n'), List.of(), Optional.of("odd")),
        folder.resolve("machines.csv") + ", " + message);
  }

  @Test
  void doubtsColumnsThatNobodyHasNamed() throws Exception {
    String text = HEADER.replace("odd", "label") + "1,a,1,10,0\n2,a,2,20,1\n";
    assertThat(open(text, List.of(), Optional.empty()).findings().warnings())
        .containsExactly(
            folder.resolve("machines.csv")
                + ": the columns label are read as channels of the series. If they are not, name them in the options id, time and anomaly, or the channels in values.");
    assertThat(open(text, List.of("load"), Optional.empty()).findings().warnings()).isEmpty();
  }

  @Test
  void saysWhatIsTooFarFromZeroToBeToldApart() throws Exception {
    String text = HEADER + "1,a,1000000.1,1,0\n2,a,1000003.2,2,1\n";
    assertThat(open(text, List.of("load"), Optional.of("odd")).findings().warnings())
        .containsExactly(
            folder.resolve("machines.csv")
                + ": 1 of 1 series have numbers so far from 0 that single precision tells fewer than 256 of them apart. Take their offset off before you write them.");
  }

  @Test
  void refusesAFileWithoutMoments() {
    Opened.assertRefused(
        () -> open(HEADER, List.of(), Optional.of("odd")),
        folder.resolve("machines.csv") + ", line 1: no moment follows. Choose another file.");
  }
}
