package org.isomer.reports.latex;

import static org.isomer.reports.latex.Latex.row;
import static org.isomer.reports.latex.Latex.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isomer.reports.leaderboard.Leaderboard;
import org.isomer.reports.leaderboard.board.Board;
import org.isomer.reports.leaderboard.board.Cell;
import org.isomer.reports.leaderboard.board.Column;
import org.isomer.reports.leaderboard.board.Format;
import org.isomer.reports.leaderboard.board.Notes;
import org.isomer.reports.leaderboard.board.PublishedRow;
import org.isomer.reports.leaderboard.board.Row;
import org.isomer.reports.leaderboard.board.SeedMean;
import org.isomer.reports.leaderboard.board.Standing;
import org.isomer.reports.leaderboard.ranking.Ranking;
import org.isomer.reports.leaderboard.ranking.RankingCells;
import org.isomer.reports.leaderboard.ranking.RankingNotes;
import org.isomer.reports.record.Interval;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Scale;

/**
 * Renders a leaderboard as LaTeX tables to be included in a document: of each board the means over
 * seeds where there are several, else the board.
 *
 * <p>The best of a column is bold and what does not differ significantly from it is underlined.
 * Means are not tested, so there only the best is marked.
 */
public final class LatexReport {
  private LatexReport() {}

  /** The tables. Equal leaderboards give equal text, which is ASCII. */
  public static String render(String title, Leaderboard leaderboard) {
    StringBuilder out = new StringBuilder("% ").append(text(title)).append("\n");
    out.append("% Say \\usepackage{booktabs} in the preamble, and \\input this file.\n");
    leaderboard.ranking().ifPresent(ranking -> out.append("\n").append(table(ranking)));
    int number = 1;
    for (Board board : leaderboard.boards()) {
      List<SeedMean> means = SeedMean.of(board);
      String label = "tab:leaderboard-" + number++;
      out.append("\n").append(means.isEmpty() ? table(board, label) : table(board, means, label));
    }
    return out.toString();
  }

  private static String table(Ranking ranking) {
    List<String> head = RankingCells.head(ranking);
    int tasks = head.size() - ranking.tasks().size();
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < ranking.entrants().size(); i++) {
      List<String> cells = new ArrayList<>();
      for (String cell : RankingCells.row(ranking, i)) {
        int task = cells.size() - tasks;
        boolean best = task >= 0 && RankingCells.isBest(ranking, i, task);
        cells.add(best ? bold(text(cell)) : text(cell));
      }
      rows.add(row(cells));
    }
    List<String> sentences = new ArrayList<>();
    sentences.add(RankingNotes.heading() + ", " + RankingNotes.size(ranking) + ".");
    sentences.add(RankingNotes.verdict(ranking));
    sentences.addAll(RankingNotes.of(ranking));
    sentences.add("Bold is the best mean of a task; it is not tested.");
    return table(
        row(head.stream().map(Latex::text).toList()),
        head.size(),
        rows,
        text(String.join(" ", sentences)),
        "tab:ranking");
  }

  private static String table(Board board, String label) {
    List<String> rows = new ArrayList<>();
    for (Row row : board.rows()) {
      List<String> cells = new ArrayList<>(List.of(text(row.label())));
      row.cells().forEach(cell -> cells.add(cell.map(LatexReport::cell).orElse(text("–"))));
      rows.add(row(cells));
    }
    rows.addAll(published(board, List.of()));
    return table(board, List.of(""), rows, caption(board), label);
  }

  private static String table(Board board, List<SeedMean> means, String label) {
    List<String> rows = new ArrayList<>();
    for (SeedMean mean : means) {
      List<String> cells = new ArrayList<>(List.of(text(mean.label()), "" + mean.seeds()));
      for (int i = 0; i < board.columns().size(); i++) {
        Scale scale = board.columns().get(i).scale();
        boolean best = mean.isBest(means, i, scale);
        cells.add(mean.cells().get(i).map(cell -> cell(cell, scale, best)).orElse(text("–")));
      }
      rows.add(row(cells));
    }
    rows.addAll(published(board, List.of("")));
    return table(board, List.of("", "seeds"), rows, captionOfMeans(board, means), label);
  }

  private static List<String> published(Board board, List<String> side) {
    List<String> rows = new ArrayList<>();
    for (PublishedRow published : board.published()) {
      List<String> cells = new ArrayList<>(List.of(text(published.title())));
      cells.addAll(side);
      for (int i = 0; i < board.columns().size(); i++) {
        cells.add(text(published.text(i, board.columns().get(i).scale())));
      }
      rows.add(row(cells));
    }
    return rows;
  }

  private static String table(
      Board board, List<String> side, List<String> rows, String caption, String label) {
    List<String> titles = new ArrayList<>(side);
    List<String> metrics = new ArrayList<>(side.stream().map(none -> "").toList());
    for (Column column : board.columns()) {
      titles.add(text(column.title()));
      metrics.add(text(Format.heading(column.metric(), column.scale())));
    }
    return table(row(titles) + row(metrics), titles.size(), rows, caption, label);
  }

  private static String table(
      String head, int columns, List<String> rows, String caption, String label) {
    return "\\begin{table}\n\\centering\n\\caption{"
        + caption
        + "}\n\\label{"
        + label
        + "}\n\\begin{tabular}{l"
        + "r".repeat(columns - 1)
        + "}\n  \\toprule\n"
        + head
        + "  \\midrule\n"
        + String.join("", rows)
        + "  \\bottomrule\n\\end{tabular}\n\\end{table}\n";
  }

  private static String cell(Cell cell) {
    Metric metric = cell.metric();
    String number = text(Format.number(metric.value(), metric.scale()));
    String marked =
        switch (cell.standing()) {
          case BEST -> bold(number);
          case TIED -> "\\underline{" + number + "}";
          case BEHIND, UNTESTED -> number;
        };
    return marked
        + (cell.doubtful() ? text(Notes.WARNING) : "")
        + interval(metric.interval(), metric.scale());
  }

  private static String cell(SeedMean.Cell cell, Scale scale, boolean best) {
    String number = text(Format.number(cell.mean(), scale));
    return (best ? bold(number) : number) + interval(cell.interval(), scale);
  }

  private static String bold(String latex) {
    return "\\textbf{" + latex + "}";
  }

  private static String interval(Optional<Interval> interval, Scale scale) {
    return interval.map(ends -> " " + text(Format.interval(ends, scale))).orElse("");
  }

  private static String caption(Board board) {
    List<String> sentences = new ArrayList<>(List.of(Notes.heading(board.data()) + "."));
    if (has(board, Standing.BEST)) {
      sentences.add(
          has(board, Standing.TIED)
              ? "Bold is the best of its column, underlined is tied with it."
              : "Bold is the best of its column.");
    }
    sentences.addAll(Notes.of(board));
    return text(String.join(" ", sentences));
  }

  private static String captionOfMeans(Board board, List<SeedMean> means) {
    List<String> sentences = new ArrayList<>();
    sentences.add(Notes.heading(board.data()) + ".");
    sentences.add(Notes.ofSeeds(board));
    if (!board.published().isEmpty()) {
      sentences.add(PublishedRow.NOTE);
    }
    if (means.size() > 1) {
      sentences.add(
          "Bold is the best mean of its column; no test says whether another mean differs from"
              + " it.");
    }
    return text(String.join(" ", sentences));
  }

  private static boolean has(Board board, Standing standing) {
    return board.rows().stream()
        .flatMap(row -> row.cells().stream())
        .flatMap(Optional::stream)
        .anyMatch(cell -> cell.standing() == standing);
  }
}
