package org.isomer.eval.detection.score;

import java.util.List;
import java.util.Map;
import org.isomer.eval.detection.OperatingPoint;
import org.isomer.eval.scoring.Scoring;
import org.isomer.reports.record.PredictionKind;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.ResultRecord;
import org.isomer.reports.record.Scores;
import org.isomer.reports.statistics.BootstrapInterval;
import org.isomer.spi.BadInputException;

/** Scores boxes, at the operating point that the record names. */
public final class DetectionScoring implements Scoring<DetectionDialect> {
  @Override
  public PredictionKind kind() {
    return PredictionKind.BOXES;
  }

  @Override
  public List<DetectionDialect> dialects() {
    return List.of(DetectionDialect.values());
  }

  @Override
  public Scores of(
      ResultRecord record,
      Predictions predictions,
      DetectionDialect dialect,
      BootstrapInterval intervals) {
    return DetectionScores.of(
        record.data().classes(), predictions.boxes(), point(record), dialect, intervals);
  }

  private static OperatingPoint point(ResultRecord record) {
    Map<String, String> options = record.protocol().options();
    String score =
        record
            .selection()
            .map(selection -> selection.chosen().options().get("score"))
            .orElse(options.get("score"));
    String overlap = options.get("overlap");
    if (score == null || overlap == null) {
      throw new BadInputException(
          "the operating point is not in the record, so its metrics cannot be computed.");
    }
    return new OperatingPoint(Double.parseDouble(overlap), Double.parseDouble(score));
  }
}
