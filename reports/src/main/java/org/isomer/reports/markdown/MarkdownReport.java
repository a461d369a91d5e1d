package org.isomer.reports.markdown;

import static org.isomer.reports.markdown.Markdown.code;
import static org.isomer.reports.markdown.Markdown.row;
import static org.isomer.reports.markdown.Markdown.rule;
import static org.isomer.reports.markdown.Markdown.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.isomer.reports.leaderboard.Leaderboard;
import org.isomer.reports.leaderboard.board.Board;
import org.isomer.reports.leaderboard.board.Cell;
import org.isomer.reports.leaderboard.board.Column;
import org.isomer.reports.leaderboard.board.Costs;
import org.isomer.reports.leaderboard.board.Finding;
import org.isomer.reports.leaderboard.board.Format;
import org.isomer.reports.leaderboard.board.Notes;
import org.isomer.reports.leaderboard.board.PublishedRow;
import org.isomer.reports.leaderboard.board.Row;
import org.isomer.reports.leaderboard.board.SeedMean;
import org.isomer.reports.leaderboard.board.Standing;
import org.isomer.reports.leaderboard.board.SubjectFacts;
import org.isomer.reports.leaderboard.ranking.Pairing;
import org.isomer.reports.leaderboard.ranking.PairingCells;
import org.isomer.reports.leaderboard.ranking.Ranking;
import org.isomer.reports.leaderboard.ranking.RankingCells;
import org.isomer.reports.leaderboard.ranking.RankingNotes;
import org.isomer.reports.record.Interval;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.ResultRecord;
import org.isomer.reports.record.Scale;
import org.isomer.reports.record.Selection;

/** Renders a leaderboard as Markdown. */
public final class MarkdownReport {
  private final StringBuilder out = new StringBuilder();

  private MarkdownReport() {}

  /** The report. Equal leaderboards give equal text. */
  public static String render(String title, Leaderboard leaderboard) {
    MarkdownReport report = new MarkdownReport();
    report.out.append("# ").append(text(title)).append("\n");
    if (leaderboard.beginsWithRanking()) {
      leaderboard.ranking().ifPresent(report::ranking);
      leaderboard.boards().forEach(report::board);
    } else {
      leaderboard.boards().forEach(report::board);
      leaderboard.ranking().ifPresent(report::ranking);
    }
    return report.out.toString();
  }

  private void ranking(Ranking ranking) {
    heading(2, RankingNotes.heading());
    out.append(RankingNotes.size(ranking)).append(". ");
    out.append(text(RankingNotes.verdict(ranking))).append("\n\n");
    out.append(table(ranking)).append("\n");
    out.append(text(String.join(" ", RankingNotes.of(ranking)))).append("\n");
    if (!ranking.isSmall() && ranking.entrants().size() <= PairingCells.LARGEST) {
      heading(3, "Every pair of subjects");
      out.append(pairs(ranking)).append("\n").append(text(PairingCells.note(ranking))).append("\n");
    }
  }

  private static String pairs(Ranking ranking) {
    List<Integer> order = PairingCells.order(ranking);
    List<String> head = new ArrayList<>(List.of(""));
    order.forEach(place -> head.add(text(ranking.entrants().get(place).label())));
    StringBuilder table = new StringBuilder(row(head)).append(rule(head.size()));
    for (int first : order) {
      List<String> cells = new ArrayList<>(List.of(text(ranking.entrants().get(first).label())));
      for (int second : order) {
        Optional<Pairing> pairing = ranking.pairings().get(first).get(second);
        cells.add(pairing.map(MarkdownReport::pairing).orElse(""));
      }
      table.append(row(cells));
    }
    return table.toString();
  }

  private static String pairing(Pairing pairing) {
    return text(String.join(", ", PairingCells.lines(pairing)));
  }

  /** The table of a ranking alone, for a README; the best of each task is bold. */
  public static String table(Ranking ranking) {
    List<String> head = RankingCells.head(ranking);
    StringBuilder table =
        new StringBuilder(row(head.stream().map(Markdown::text).toList()))
            .append(rule(head.size()));
    int tasks = head.size() - ranking.tasks().size();
    for (int i = 0; i < ranking.entrants().size(); i++) {
      List<String> cells = new ArrayList<>();
      for (String cell : RankingCells.row(ranking, i)) {
        int task = cells.size() - tasks;
        boolean best = task >= 0 && RankingCells.isBest(ranking, i, task);
        String shown = cells.isEmpty() ? text(cell) : cell;
        cells.add(best ? "**" + shown + "**" : shown);
      }
      table.append(row(cells));
    }
    return table.toString();
  }

  private void board(Board board) {
    heading(2, Notes.heading(board.data()));
    seeds(board);
    out.append(table(board)).append("\n");
    if (board.rows().stream().anyMatch(row -> has(row, Standing.BEST))) {
      out.append("**Bold** is the best of its column");
      out.append(
          board.rows().stream().anyMatch(row -> has(row, Standing.TIED))
              ? ", † is tied with it.\n\n"
              : ".\n\n");
    }
    for (Finding finding : Finding.of(board)) {
      out.append(
          "- %s: %s %s.\n"
              .formatted(
                  text(finding.column()), text(finding.leader()), text(finding.statement())));
    }
    out.append("\n").append(text(String.join(" ", Notes.of(board)))).append("\n");
    costs(board);
    board.rows().forEach(this::subject);
  }

  private void costs(Board board) {
    heading(3, "What each costs");
    Costs costs = Costs.of(board);
    out.append(row(costs.head())).append(rule(costs.head().size()));
    for (List<String> cells : costs.rows()) {
      out.append(row(cells.stream().map(Markdown::text).toList()));
    }
    out.append("\n").append(text(Costs.NOTE)).append("\n");
  }

  private void seeds(Board board) {
    if (SeedMean.of(board).isEmpty()) {
      return;
    }
    out.append(seedTable(board)).append("\n").append(text(Notes.ofSeeds(board)));
    out.append(" **Bold** is the best mean of its column; it is not tested.\n");
    heading(3, "Seed by seed");
  }

  /** The table of means over seeds alone, for a README; only a head where there are no seeds. */
  public static String seedTable(Board board) {
    List<String> head = new ArrayList<>(List.of("", "seeds"));
    board.columns().forEach(column -> head.add(title(column)));
    StringBuilder table = new StringBuilder(row(head)).append(rule(head.size()));
    List<SeedMean> means = SeedMean.of(board);
    for (SeedMean mean : means) {
      List<String> cells = new ArrayList<>(List.of(text(mean.label()), "" + mean.seeds()));
      for (int i = 0; i < mean.cells().size(); i++) {
        Column column = board.columns().get(i);
        boolean best = mean.isBest(means, i, column.scale());
        cells.add(mean.cells().get(i).map(cell -> cell(cell, column.scale(), best)).orElse("–"));
      }
      table.append(row(cells));
    }
    return table.toString();
  }

  private static String cell(SeedMean.Cell cell, Scale scale, boolean best) {
    return number(Format.number(cell.mean(), scale), best, cell.interval(), scale);
  }

  private static String number(
      String number, boolean best, Optional<Interval> interval, Scale scale) {
    return (best ? "**" + number + "**" : number)
        + interval.map(ends -> " " + Format.interval(ends, scale)).orElse("");
  }

  private static String title(Column column) {
    return text(column.title() + ": " + Format.heading(column.metric(), column.scale()));
  }

  /** The table alone, for a terminal or a README. */
  public static String table(Board board) {
    List<String> head = new ArrayList<>(List.of(""));
    board.columns().forEach(column -> head.add(title(column)));
    StringBuilder table = new StringBuilder(row(head)).append(rule(head.size()));
    for (Row row : board.rows()) {
      List<String> cells = new ArrayList<>(List.of(text(row.label())));
      row.cells().forEach(cell -> cells.add(cell.map(MarkdownReport::cell).orElse("–")));
      table.append(row(cells));
    }
    for (PublishedRow published : board.published()) {
      List<String> cells = new ArrayList<>(List.of(text(published.title())));
      for (int i = 0; i < board.columns().size(); i++) {
        cells.add(published.text(i, board.columns().get(i).scale()));
      }
      table.append(row(cells));
    }
    return table.toString();
  }

  private static String cell(Cell cell) {
    Metric metric = cell.metric();
    String number =
        Format.number(metric.value(), metric.scale())
            + (cell.standing() == Standing.TIED ? "†" : "")
            + (cell.doubtful() ? Notes.WARNING : "");
    return number(number, cell.standing() == Standing.BEST, metric.interval(), metric.scale());
  }

  private void subject(Row row) {
    heading(3, row.label());
    SubjectFacts.table(row)
        .forEach((name, value) -> out.append("- %s: %s\n".formatted(text(name), text(value))));
    row.cells().stream()
        .flatMap(Optional::stream)
        .map(cell -> cell.result().record())
        .forEach(this::result);
  }

  private void result(ResultRecord record) {
    heading(4, record.protocol().title());
    record
        .warnings()
        .ifPresent(
            warnings ->
                warnings.forEach(
                    warning -> out.append("- %s %s\n".formatted(Notes.WARNING, text(warning)))));
    out.append(record.warnings().isPresent() ? "\n" : "");
    out.append(row(List.of("metric", "value", "interval", "method"))).append(rule(4));
    record.metrics().forEach((name, metric) -> out.append(metric(name, metric)));
    out.append("\n");
    record.selection().ifPresent(selection -> out.append(selection(selection)).append("\n\n"));
    out.append("Protocol: ").append(options(record.protocol().options())).append(".\n");
    if (!record.provenance().command().isBlank()) {
      out.append("\n").append(code("sh", record.provenance().command()));
    }
  }

  private static String metric(String name, Metric metric) {
    return row(
        List.of(
            text(name),
            Format.value(metric),
            metric.interval().map(i -> Format.interval(i, metric.scale())).orElse("–"),
            text(metric.interval().map(Format::method).orElse("–"))));
  }

  private static String selection(Selection selection) {
    return "Selected on the %s split among %d candidates: %s (%s %s)."
        .formatted(
            text(selection.split()),
            selection.trials().size(),
            options(selection.chosen().options()),
            text(selection.metric()),
            Format.value(selection.chosen().score(), selection.scale()));
  }

  private static String options(Map<String, String> options) {
    return options.isEmpty()
        ? "no options"
        : options.entrySet().stream()
            .map(option -> text(option.getKey() + " = " + option.getValue()))
            .collect(Collectors.joining("; "));
  }

  private void heading(int level, String heading) {
    out.append("\n").append("#".repeat(level)).append(" ").append(text(heading)).append("\n\n");
  }

  private static boolean has(Row row, Standing standing) {
    return row.cells().stream()
        .flatMap(Optional::stream)
        .anyMatch(cell -> cell.standing() == standing);
  }
}
