package org.isomer.reports.latex;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.isomer.reports.Fixture;
import org.isomer.reports.leaderboard.Leaderboard;
import org.isomer.reports.record.Data;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatexReportTest {
  @Test
  void isTheGoldenText() throws IOException {
    assertThat(LatexReport.render("Leaderboard", Leaderboard.of(Fixture.results())))
        .isEqualTo(resource("leaderboard.tex"));
  }

  @Test
  void meansOverSeedsAreTheGoldenText() throws IOException {
    assertThat(LatexReport.render("Seeds", Leaderboard.of(seeds())))
        .isEqualTo(resource("seeds.tex"));
  }

  @Test
  void aSingleRowHasNoBest() {
    assertThat(LatexReport.render("One", Leaderboard.of(seeds().subList(0, 2))))
        .contains("SimCLR, convnet & 2 & 85.0 [21.5, 100.0] \\\\\n")
        .doesNotContain("Bold", "textbf");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\0',
      value = {
        "a & b % c $ d # e _ f {g}; a \\& b \\% c \\$ d \\# e \\_ f \\{g\\}",
        "~^\\; \\textasciitilde{}\\textasciicircum{}\\textbackslash{}",
        "\\input{/etc/passwd}; \\textbackslash{}input\\{/etc/passwd\\}",
        "<a|b>; \\textless{}a\\textbar{}b\\textgreater{}",
        "?`a'' \"b\"; ?{`}a'' ''b''",
        "a--b---c -–d; a-{}-b-{}-{}-c -{}--d",
        "λ = −2 × 10² · ε; $\\lambda$ = $-$2 $\\times$ 10$^{2}$ $\\cdot$ $\\varepsilon$",
        "Möbius, Ångström, naïve, Łódź, Čapek, ß; M\\\"{o}bius, \\r{A}ngstr\\\"{o}m, na\\\"{i}ve,"
            + " \\L{}\\'{o}d\\'{z}, \\v{C}apek, \\ss{}",
        "e\u0301 ế 猫 😀 \u0007.; \\'{e} [U+1EBF] [U+732B] [U+1F600] [U+0007].",
      })
  void textIsShownAsItIs(String text, String latex) {
    assertThat(Latex.text(text)).isEqualTo(latex).matches("[ -~]*");
  }

  @Test
  void hostileTextBreaksNoTable() {
    String name = "[1ex] \\end{tabular} & % \n\n } \\\\ ^^M";
    Subject hostile = new Subject(name, Optional.empty(), Optional.empty(), Optional.empty());

    String report =
        LatexReport.render(
            name, Leaderboard.of(List.of(Fixture.knn("a", hostile, Fixture.right(30)))));

    String shown =
        "[1ex] \\textbackslash{}end\\{tabular\\} \\& \\% \\} \\textbackslash{}\\textbackslash{}"
            + " \\textasciicircum{}\\textasciicircum{}M";
    assertThat(report)
        .startsWith("% " + shown + "\n")
        .contains("\n  {}" + shown + " & 75.0 [59.8, 85.8] \\\\\n")
        .containsOnlyOnce("\\end{tabular}");
  }

  @Test
  void everyBoardHasALabelOfItsOwn() {
    Result other =
        new Result(
            Fixture.record(
                "other",
                Fixture.KNN,
                new Data("Tiles", "711e5", "test", 40, List.of("circle", "square")),
                Fixture.PIXELS,
                Fixture.right(30),
                Optional.empty(),
                Fixture.provenance()),
            Predictions.classes(Fixture.right(30)),
            List.of(),
            List.of());

    assertThat(LatexReport.render("Two", Leaderboard.of(List.of(other, Fixture.results().get(0)))))
        .containsSubsequence(
            "{Shapes, test", "{tab:leaderboard-1}", "{Tiles, test", "{tab:leaderboard-2}");
  }

  private static List<Result> seeds() {
    Subject second = Fixture.withSeed(Fixture.SIMCLR, 2);
    return List.of(
        Fixture.knn("knn-1", Fixture.SIMCLR, Fixture.right(36)),
        Fixture.knn("knn-2", second, Fixture.right(32)),
        Fixture.linear("linear-2", second, Fixture.right(30)),
        Fixture.knn("knn-pixels", Fixture.PIXELS, Fixture.right(35)));
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = LatexReportTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
