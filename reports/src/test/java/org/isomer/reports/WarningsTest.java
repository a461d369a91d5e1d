package org.isomer.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isomer.reports.csv.CsvReport;
import org.isomer.reports.html.HtmlReport;
import org.isomer.reports.latex.LatexReport;
import org.isomer.reports.leaderboard.Leaderboard;
import org.isomer.reports.leaderboard.board.Notes;
import org.isomer.reports.markdown.MarkdownReport;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.ResultRecord;
import org.junit.jupiter.api.Test;

/** What is doubtful about a result stands on every output, as text and as nothing else. */
class WarningsTest {
  private static final String HOSTILE =
      "=2 boxes | <b>outside</b> 50 % of \u001b[31mimage\u202e_1 & \\input{x}.";

  private static final Leaderboard BOARD = Leaderboard.of(results());

  private static List<Result> results() {
    List<Result> results = new ArrayList<>(Fixture.results());
    results.set(0, with(results.get(0), List.of(HOSTILE, "3 images are in train as well")));
    return results;
  }

  private static Result with(Result result, List<String> warnings) {
    ResultRecord record = result.record();
    return new Result(
        new ResultRecord(
            record.schema(),
            record.id(),
            record.protocol(),
            record.data(),
            record.subject(),
            record.key(),
            record.dialect(),
            record.headline(),
            record.metrics(),
            record.classScores(),
            record.confusion(),
            record.selection(),
            record.overlap(),
            record.testLooks(),
            Optional.of(warnings),
            record.provenance(),
            record.sidecars()),
        result.predictions(),
        result.resamples(),
        result.artifacts());
  }

  @Test
  void areNotesOfTheBoardWithTheCellsThatTheyAreAbout() {
    assertThat(Notes.warnings(BOARD.boards().get(0)))
        .containsExactly(
            "⚠ Warning: " + HOSTILE.replaceFirst("\\.$", "") + " (SimCLR, convnet, kNN).",
            "⚠ Warning: 3 images are in train as well (SimCLR, convnet, kNN).");
  }

  @Test
  void standInMarkdown() {
    assertThat(MarkdownReport.render("t", BOARD))
        .contains("**95.0⚠** [")
        .contains(
            "⚠ Warning: =2 boxes \\| \\<b\\>outside\\</b\\> 50 % of \\\\u001b\\[31mimage\\\\u202e\\_1 &amp;")
        .contains("- ⚠ 3 images are in train as well\n")
        .doesNotContain("\u001b", "\u202e");
  }

  @Test
  void standInLatex() {
    assertThat(LatexReport.render("t", BOARD))
        .contains("\\textbf{95.0}$^{!}$")
        .contains("50 \\% of [U+001B][31mimage[U+202E]\\_1 \\& \\textbackslash{}input\\{x\\}");
  }

  @Test
  void standInCsv() {
    assertThat(CsvReport.render(BOARD))
        .contains("'=2 boxes | <b>outside</b>")
        .contains("; 3 images are in train as well")
        .doesNotContain("\u001b", "\u202e");
  }

  @Test
  void standOnThePage() {
    assertThat(HtmlReport.render("t", BOARD))
        .contains("⚠ 2 warnings</a>")
        .contains("<h5>Warnings</h5>")
        .contains("⚠ =2 boxes | &lt;b&gt;outside&lt;/b&gt; 50 % of \\u001b[31mimage\\u202e_1 &amp;")
        .doesNotContain("<b>outside", "\u001b", "\u202e");
  }

  @Test
  void aBoardWithoutThemSaysNothing() {
    Leaderboard board = Leaderboard.of(Fixture.results());

    assertThat(MarkdownReport.render("t", board)).doesNotContain("⚠");
    assertThat(LatexReport.render("t", board)).doesNotContain("$^{!}$");
    assertThat(HtmlReport.render("t", board)).doesNotContain("⚠");
  }
}
