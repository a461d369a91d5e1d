package org.isomer.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.isomer.reports.csv.CsvReader;
import org.isomer.reports.csv.CsvReport;
import org.isomer.reports.csv.RankingCsv;
import org.isomer.reports.latex.LatexReport;
import org.isomer.reports.leaderboard.Leaderboard;
import org.isomer.reports.leaderboard.board.Board;
import org.isomer.reports.leaderboard.board.Format;
import org.isomer.reports.leaderboard.ranking.Criterion;
import org.isomer.reports.leaderboard.ranking.Entrant;
import org.isomer.reports.leaderboard.ranking.Place;
import org.isomer.reports.leaderboard.ranking.RankedTask;
import org.isomer.reports.leaderboard.ranking.Ranking;
import org.isomer.reports.leaderboard.ranking.RankingCells;
import org.isomer.reports.markdown.MarkdownReport;
import org.isomer.reports.record.Interval;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.ResultStore;
import org.isomer.reports.record.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The outputs of one leaderboard show the same numbers, in whatever order its results come. */
class OutputsAgreeTest {
  private static final List<Leaderboard> LEADERBOARDS =
      List.of(Leaderboard.of(Fixture.results()), Leaderboard.of(published()));

  /** Three seeds of one subject and one of another; few, as the intervals of all take a while. */
  private static List<Result> published() {
    return ResultStore.read(List.of(Path.of("published/fashion-mnist-small/results"))).stream()
        .filter(result -> result.record().subject().name().matches("SimCLR.*|raw pixels"))
        .toList();
  }

  static List<Leaderboard> leaderboards() {
    return LEADERBOARDS;
  }

  @ParameterizedTest
  @MethodSource("leaderboards")
  void csvRoundsToTheMarkdown(Leaderboard leaderboard) {
    Board board = leaderboard.boards().get(0);

    assertThat(markdown(CsvReader.read(CsvReport.render(leaderboard))))
        .isEqualTo(MarkdownReport.table(board));
  }

  @ParameterizedTest
  @MethodSource("leaderboards")
  void latexShowsTheMarkdown(Leaderboard leaderboard) {
    Board board = leaderboard.boards().get(0);
    String latex = LatexReport.render("t", leaderboard);
    String means = MarkdownReport.seedTable(board);
    String boards = latex.substring(latex.indexOf("\\label{tab:leaderboard-1}"));
    boolean folded = boards.contains(" & seeds & ");

    assertThat(body(boards.replaceAll("\\\\textbf\\{([^}]*)\\}", "**$1**")))
        .isEqualTo(rows(folded ? means : MarkdownReport.table(board)));
  }

  @ParameterizedTest
  @MethodSource("leaderboards")
  void latexShowsTheRankingOfTheMarkdown(Leaderboard leaderboard) {
    String latex = LatexReport.render("t", leaderboard);
    assertThat(body(latex.replaceAll("\\\\textbf\\{([^}]*)\\}", "**$1**")))
        .isEqualTo(rows(MarkdownReport.table(leaderboard.ranking().orElseThrow())));
  }

  @ParameterizedTest
  @MethodSource("leaderboards")
  void csvRoundsToTheRankingOfTheMarkdown(Leaderboard leaderboard) {
    Ranking ranking = leaderboard.ranking().orElseThrow();
    List<Map<String, String>> lines = CsvReader.read(RankingCsv.render(ranking));
    for (int i = 0; i < lines.size(); i++) {
      Map<String, String> line = lines.get(i);
      List<String> cells = new ArrayList<>();
      cells.add(line.get("subject"));
      cells.add(line.get("seeds"));
      cells.add(line.get("group").isEmpty() ? "–" : line.get("group"));
      String rank = line.get("average_rank");
      cells.add(
          rank.isEmpty() ? "–" : String.format(Locale.ROOT, "%.2f", Double.parseDouble(rank)));
      for (Criterion criterion : ranking.criteria()) {
        String name = criterion.name().toLowerCase(Locale.ROOT);
        cells.add(criterion.text(place(line, name)));
      }
      for (RankedTask task : ranking.tasks()) {
        cells.add(score(line, task));
      }
      assertThat(cells).isEqualTo(RankingCells.row(ranking, i));
    }
    assertThat(lines).hasSameSizeAs(ranking.entrants());
  }

  private static Place place(Map<String, String> line, String name) {
    return new Place(
        number(line, name),
        number(line, name + "_rank"),
        new Interval(
            number(line, name + "_rank_low"), number(line, name + "_rank_high"), 0.95, "m"));
  }

  private static String score(Map<String, String> line, RankedTask task) {
    String name = task.title() + ": " + task.column().metric();
    if (line.get(name).isEmpty()) {
      return "–";
    }
    Optional<Interval> interval =
        line.get(name + ", low").isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Interval(
                    number(line, name + ", low"), number(line, name + ", high"), 0.95, "m"));
    return new Entrant.Score(number(line, name), interval, List.of()).text(task.column());
  }

  private static double number(Map<String, String> line, String name) {
    return Double.parseDouble(line.get(name));
  }

  @Test
  void doNotDependOnTheOrderOfResults() {
    List<Result> reversed = new ArrayList<>(Fixture.results());
    Collections.reverse(reversed);
    Leaderboard leaderboard = Leaderboard.of(reversed);

    assertThat(CsvReport.render(leaderboard)).isEqualTo(CsvReport.render(LEADERBOARDS.get(0)));
    assertThat(LatexReport.render("t", leaderboard))
        .isEqualTo(LatexReport.render("t", LEADERBOARDS.get(0)));
  }

  /** The Markdown table that the lines of one board make. */
  private static String markdown(List<Map<String, String>> lines) {
    Set<String> heads = new LinkedHashSet<>();
    Map<String, List<String>> rows = new LinkedHashMap<>();
    for (Map<String, String> line : lines) {
      Scale scale = Scale.valueOf(line.get("scale").toUpperCase(Locale.ROOT));
      heads.add(line.get("protocol") + ": " + Format.heading(line.get("metric"), scale));
      rows.computeIfAbsent(line.get("subject"), name -> new ArrayList<>(List.of(name)))
          .add(cell(line, scale));
    }
    return "|  | %s |\n|:--|%s\n%s"
        .formatted(
            String.join(" | ", heads),
            "--:|".repeat(heads.size()),
            rows.values().stream()
                .map(cells -> "| " + String.join(" | ", cells) + " |\n")
                .collect(Collectors.joining()));
  }

  private static String cell(Map<String, String> line, Scale scale) {
    if (line.get("value").isEmpty()) {
      return "–";
    }
    String number = Format.number(Double.parseDouble(line.get("value")), scale);
    String marked =
        switch (line.get("standing")) {
          case "best" -> "**" + number + "**";
          case "tied" -> number + "†";
          default -> number;
        };
    return marked
        + " "
        + Format.interval(
            new Interval(
                Double.parseDouble(line.get("low")),
                Double.parseDouble(line.get("high")),
                Double.parseDouble(line.get("level")),
                line.get("method")),
            scale);
  }

  /** The rows of the first LaTeX table, in Markdown. */
  private static List<String> body(String latex) {
    return latex
        .substring(latex.indexOf("\\midrule\n") + 9, latex.indexOf("  \\bottomrule"))
        .replaceAll("\\\\underline\\{([^}]*)\\}", "$1†")
        .replace("$-$", "−")
        .replace("--", "–")
        .lines()
        .map(row -> "| " + row.strip().replace(" & ", " | ").replace("\\\\", "|"))
        .toList();
  }

  private static List<String> rows(String markdown) {
    return markdown.lines().skip(2).toList();
  }
}
