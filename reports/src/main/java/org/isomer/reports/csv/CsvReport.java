package org.isomer.reports.csv;

import static org.isomer.text.Csv.number;
import static org.isomer.text.Csv.row;
import static org.isomer.text.Csv.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.isomer.reports.leaderboard.Leaderboard;
import org.isomer.reports.leaderboard.board.Board;
import org.isomer.reports.leaderboard.board.Cell;
import org.isomer.reports.leaderboard.board.Column;
import org.isomer.reports.leaderboard.board.Row;
import org.isomer.reports.record.Data;
import org.isomer.reports.record.Interval;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Subject;

/**
 * Renders a leaderboard as CSV: a head, and a line for each board, subject and column.
 *
 * <p>Subjects and protocols are named as in the other outputs; a share is in [0, 1]. A line without
 * a value says that the subject has no result in the column.
 */
public final class CsvReport {
  private static final List<String> CELL =
      List.of(
          "value",
          "low",
          "high",
          "level",
          "method",
          "metric_samples",
          "standing",
          "result",
          "warnings");

  private static final List<String> HEAD =
      List.of(
          "data",
          "data_digest",
          "split",
          "samples",
          "subject",
          "seed",
          "framework",
          "encoder",
          "protocol",
          "protocol_digest",
          "metric",
          "scale");

  private CsvReport() {}

  /** The report. Equal leaderboards give equal text; write it in UTF-8. */
  public static String render(Leaderboard leaderboard) {
    StringBuilder out = new StringBuilder(row(joined(HEAD, CELL)));
    for (Board board : leaderboard.boards()) {
      for (Row subject : board.rows()) {
        for (int i = 0; i < board.columns().size(); i++) {
          out.append(line(board.data(), subject, board.columns().get(i), subject.cells().get(i)));
        }
      }
    }
    return out.toString();
  }

  private static String line(Data data, Row row, Column column, Optional<Cell> cell) {
    Subject subject = row.subject();
    List<String> where =
        List.of(
            text(data.title()),
            text(data.digest()),
            text(data.split()),
            Long.toString(data.samples()),
            text(row.label()),
            subject.seed().map(seed -> Long.toString(seed)).orElse(""),
            text(subject.pretraining().map(Subject.Pretraining::framework).orElse("")),
            text(subject.encoder().map(Subject.EncoderFacts::name).orElse("")),
            text(column.title()),
            column.protocol().digest(),
            text(column.metric()),
            word(column.scale()));
    return row(
        joined(where, cell.map(CsvReport::cells).orElse(Collections.nCopies(CELL.size(), ""))));
  }

  private static List<String> cells(Cell cell) {
    Metric metric = cell.metric();
    Optional<Interval> interval = metric.interval();
    return List.of(
        number(metric.value()),
        interval.map(ends -> number(ends.low())).orElse(""),
        interval.map(ends -> number(ends.high())).orElse(""),
        interval.map(ends -> number(ends.level())).orElse(""),
        text(interval.map(Interval::method).orElse("")),
        Long.toString(metric.samples()),
        word(cell.standing()),
        text(cell.result().record().id()),
        text(String.join("; ", cell.result().record().warnings().orElse(List.of()))));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static List<String> joined(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
