package org.isomer.reports.leaderboard.board;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.isomer.reports.record.Result;

/** Rows of a board that stand for several models and are one. */
public final class Copies {
  private static final int DIGITS = 8;

  private Copies() {}

  /** What to warn of, a sentence each; empty if every row is a model of its own. */
  public static List<String> of(Board board) {
    Map<String, List<Row>> byCheckpoint = new LinkedHashMap<>();
    for (Row row : board.rows()) {
      row.subject()
          .pretraining()
          .ifPresent(
              done ->
                  byCheckpoint
                      .computeIfAbsent(done.checkpoint(), first -> new ArrayList<>())
                      .add(row));
    }
    List<String> warnings = new ArrayList<>();
    byCheckpoint.forEach(
        (checkpoint, rows) -> {
          if (rows.size() > 1) {
            warnings.add(
                "%s have the same checkpoint (%s): they are one model, and no more of it is known than of one."
                    .formatted(
                        names(rows),
                        checkpoint.substring(0, Math.min(DIGITS, checkpoint.length()))));
          }
        });
    for (int i = 0; i < board.columns().size(); i++) {
      warnings.addAll(inColumn(board, i, byCheckpoint));
    }
    return warnings;
  }

  /** Results of equal content, but those of one checkpoint, which are named already. */
  private static List<String> inColumn(
      Board board, int column, Map<String, List<Row>> byCheckpoint) {
    Map<List<Object>, List<Row>> byContent = new LinkedHashMap<>();
    for (Row row : board.rows()) {
      row.cells()
          .get(column)
          .ifPresent(
              cell ->
                  byContent
                      .computeIfAbsent(content(cell.result()), first -> new ArrayList<>())
                      .add(row));
    }
    return byContent.values().stream()
        .filter(rows -> rows.size() > 1 && byCheckpoint.values().stream().noneMatch(rows::equals))
        .map(
            rows ->
                "%s have the same results to the last digit in %s: one is a copy of the other, or the task cannot tell them apart."
                    .formatted(names(rows), board.columns().get(column).title()))
        .toList();
  }

  /** What two results of one measurement share, whatever made them. */
  public static List<Object> content(Result result) {
    return List.of(
        result.record().metrics(),
        result.predictions().samples(),
        result.predictions().furtherTries(),
        result.resamples());
  }

  private static String names(List<Row> rows) {
    return rows.stream().map(Row::label).collect(Collectors.joining(" and "));
  }
}
