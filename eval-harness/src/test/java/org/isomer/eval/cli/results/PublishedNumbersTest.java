package org.isomer.eval.cli.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.isomer.cli.spi.Console;
import org.isomer.eval.evaluation.StoredResults;
import org.isomer.reports.latex.LatexReport;
import org.isomer.reports.leaderboard.Leaderboard;
import org.isomer.reports.leaderboard.board.PublishedRow;
import org.isomer.reports.markdown.MarkdownReport;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers of papers that stand below the rows of a board. */
class PublishedNumbersTest {
  private static final String HEAD = "subject,data,task,value,source\n";
  private static final Leaderboard LEADERBOARD =
      Leaderboard.of(List.of(StoredResults.classes("one", 24), StoredResults.pixels("two")));

  @TempDir Path folder;

  private Leaderboard with(String lines) throws IOException {
    Path file = Files.writeString(folder.resolve("published.csv"), HEAD + lines);
    return PublishedNumbers.read(file).addTo(LEADERBOARD);
  }

  @Test
  void oneSourceIsOneRow() throws IOException {
    Leaderboard both =
        with(
            "A,Shapes,segmentation,90.5,Doe 2020\nA,Shapes,kNN,80,Doe 2020\nA,Shapes,kNN,81,Roe\n");

    assertThat(both.boards().get(0).published())
        .containsExactly(new PublishedRow("A", "Doe 2020", List.of(Optional.of(.905))));
    assertThat(both.boards().get(1).published())
        .containsExactly(
            new PublishedRow("A", "Doe 2020", List.of(Optional.of(.8))),
            new PublishedRow("A", "Roe", List.of(Optional.of(.81))));
    assertThat(both.ranking()).as("not ranked").isEqualTo(LEADERBOARD.ranking());
    assertThat(MarkdownReport.table(both.boards().get(1)))
        .endsWith("| A (published: Doe 2020) | 80.0 |\n| A (published: Roe) | 81.0 |\n");
    assertThat(LatexReport.render("t", both)).contains("A (published: Roe) & 81.0 ");
  }

  @Test
  void standInTheTablesOfTheTerminalToo() throws IOException {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    BoardTables.print(with("A,Shapes,kNN,80,Doe 2020\n"), Console.plain(printed));

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .containsPattern("A \\(published: Doe 2020\\) +80\\.0\n")
        .containsOnlyOnce("A (published")
        .containsOnlyOnce("They were neither computed nor checked here");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'A,Forms,kNN,80,Doe'          | line 2: the leaderboard has no data 'Forms'. It has: Shapes
          'A,Shapes,knn,80,Doe'         | line 2: the leaderboard has no task 'knn'. It has: segmentation; kNN
          'A,Shapes,kNN,0.8 %,Doe'      | line 2: the score (column value) is '0.8 %'
          'A,Shapes,kNN,180,Doe'        | line 2: the value is 180.0, which is no share in per cent
          'A,Shapes,kNN,80,'            | line 2: the source (column source) is empty
          """)
  void namesWhatIsWrong(String line, String message) {
    assertThatThrownBy(() -> with(line + "\n"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("published.csv")
        .hasMessageContaining(message);
  }

  @Test
  void aShareOfOneIsDoubted() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("published.csv"),
            HEAD + "A,Shapes,kNN,0.98,Doe\nA,Shapes,segmentation,90.5,Doe\nB,Shapes,kNN,0,Doe\n");

    assertThat(PublishedNumbers.read(file).doubts(LEADERBOARD))
        .containsExactly(
            file
                + ": line 2: the published number 0.98 is taken as 0.98 %; if a share of 1 is"
                + " meant, write 98.");
  }

  @Test
  void theColumnsHaveTheirNames() throws IOException {
    Path file = Files.writeString(folder.resolve("p.csv"), "subject,data,value,source\nA,B,1,C\n");
    assertThatThrownBy(() -> PublishedNumbers.read(file))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            file
                + ", line 1: there is no column task. The first line names subject, data, value,"
                + " source; give the column that holds it this name, or add it.");
    Files.writeString(file, "subject,data,task,task,value,source\nA,B,C,D,1,C\n");
    assertThatThrownBy(() -> PublishedNumbers.read(file))
        .isInstanceOf(BadInputException.class)
        .hasMessage(file + ", line 1: two columns are called task. Rename one of them.");
  }

  @Test
  void aNumberStandsOnce() {
    assertThatThrownBy(() -> with("A,Shapes,kNN,80,Doe\nA,Shapes,kNN,81,Doe\n"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(
            "line 3: A has a number from Doe for this task already. Remove one of them");
  }
}
