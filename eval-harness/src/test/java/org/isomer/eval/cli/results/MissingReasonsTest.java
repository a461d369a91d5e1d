package org.isomer.eval.cli.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.isomer.reports.html.HtmlReport;
import org.isomer.reports.leaderboard.Leaderboard;
import org.isomer.reports.leaderboard.board.Absence;
import org.isomer.reports.markdown.MarkdownReport;
import org.isomer.reports.record.ResultStore;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On published records of two subjects, one of which lacks a linear probe. */
class MissingReasonsTest {
  private static final Path PUBLISHED = Path.of("../reports/published/small-encoders/results");
  private static final Leaderboard LEADERBOARD =
      Leaderboard.of(
          ResultStore.read(
              Stream.of(
                      "knn-raw-pixels-75191f85",
                      "linear-probe-raw-pixels-75191f85",
                      "knn-simclr-small-convnet-fc280dd4")
                  .map(PUBLISHED::resolve)
                  .toList()));
  private static final String SIMCLR = "\"SimCLR, small convnet\"";

  @TempDir Path folder;

  private Leaderboard with(String lines) throws IOException {
    Path file =
        Files.writeString(folder.resolve("missing.csv"), "subject,data,task,reason\n" + lines);
    return MissingReasons.read(file).addTo(LEADERBOARD);
  }

  @Test
  void standInTheNotesAndAtTheDash() throws IOException {
    Leaderboard explained =
        with(SIMCLR + ",CIFAR-10 (JPEG copy),linear probe,diverged at <every> rate\n");

    assertThat(explained.boards().get(0).absences())
        .containsExactly(new Absence("SimCLR, small convnet", 1, "diverged at <every> rate"));
    assertThat(MarkdownReport.render("t", explained))
        .contains(
            "which leaves none. Reasons, as far as they are known: SimCLR, small convnet, linear"
                + " probe (diverged at \\<every\\> rate).");
    assertThat(HtmlReport.render("t", explained))
        .contains("title=\"no result: diverged at &lt;every&gt; rate\">–</span>");
    assertThat(MarkdownReport.render("t", LEADERBOARD)).doesNotContain("Reasons");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          SimCLR,CIFAR-10 (JPEG copy),linear probe,lost                    | line 2: the leaderboard has no subject 'SimCLR'. It has:
          raw pixels,CIFAR-100,linear probe,lost                           | line 2: the leaderboard has no data 'CIFAR-100'. It has: CIFAR-10 (JPEG copy);
          raw pixels,CIFAR-10 (JPEG copy),probe,lost                       | line 2: the leaderboard has no task 'probe'. It has: kNN; linear probe
          raw pixels,CIFAR-10 (JPEG copy),kNN,lost                         | line 2: raw pixels has a result for this task, so that nothing is missing
          "SimCLR, small convnet",CIFAR-10 (JPEG copy),linear probe,       | line 2: the reason (column reason) is empty
          """)
  void namesWhatIsWrong(String line, String message) {
    assertThatThrownBy(() -> with(line + "\n"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("missing.csv")
        .hasMessageContaining(message);
  }

  @Test
  void aReasonStandsOnce() {
    String line = SIMCLR + ",CIFAR-10 (JPEG copy),linear probe,lost\n";

    assertThatThrownBy(() -> with(line + line))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("line 3: SimCLR, small convnet has a reason for this task already");
  }
}
