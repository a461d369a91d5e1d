package org.isomer.reports.leaderboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Prediction;
import org.isomer.reports.record.Result;

/** Numbers of a board that the predictions beside them do not give. */
public final class Contradictions {
  private static final String ACCURACY = "accuracy";
  private static final double ROUNDING = 1e-9;

  private Contradictions() {}

  /** What to warn of, a sentence each. Only accuracies are looked at; verify looks at all. */
  public static List<String> of(Board board) {
    List<String> warnings = new ArrayList<>();
    for (Row row : board.rows()) {
      for (int i = 0; i < board.columns().size(); i++) {
        String column = board.columns().get(i).title();
        row.cells()
            .get(i)
            .ifPresent(cell -> warnings.addAll(of(row.label(), column, cell.result())));
      }
    }
    return warnings;
  }

  private static List<String> of(String row, String column, Result result) {
    Metric stated = result.record().metrics().get(ACCURACY);
    List<Prediction> predictions = result.predictions().classes();
    if (stated == null || predictions.isEmpty() || result.predictions().tries().size() > 1) {
      return List.of();
    }
    double given =
        (double) predictions.stream().filter(Prediction::correct).count() / predictions.size();
    return Math.abs(stated.value() - given) < ROUNDING
        ? List.of()
        : List.of(
            String.format(
                Locale.ROOT,
                "%s, %s: the record says an accuracy of %.2f, and its predictions give %.2f. The record was changed; isomer verify says what else.",
                row,
                column,
                100 * stated.value(),
                100 * given));
  }
}
