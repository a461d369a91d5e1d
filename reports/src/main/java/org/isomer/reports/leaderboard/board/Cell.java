package org.isomer.reports.leaderboard.board;

import java.util.Optional;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Result;

/**
 * A result in its column.
 *
 * @param result the result
 * @param standing how it compares with the best of the column
 * @param gap how far it is behind the best; absent for the best ones and where no test is possible
 */
public record Cell(Result result, Standing standing, Optional<Gap> gap) {
  /** Whether something about the result is doubtful. */
  public boolean doubtful() {
    return result.record().warnings().isPresent();
  }

  /** The number of the cell. */
  public Metric metric() {
    return result.record().headlineMetric();
  }
}
