package org.isomer.eval.segmentation.score;

import java.util.List;
import org.isomer.eval.scoring.Scoring;
import org.isomer.eval.segmentation.SegmentationDialect;
import org.isomer.reports.record.PredictionKind;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.ResultRecord;
import org.isomer.reports.record.Scores;
import org.isomer.reports.statistics.BootstrapInterval;

/** Scores segmented images. */
public final class SegmentationScoring implements Scoring<SegmentationDialect> {
  @Override
  public PredictionKind kind() {
    return PredictionKind.PIXELS;
  }

  @Override
  public List<SegmentationDialect> dialects() {
    return List.of(SegmentationDialect.values());
  }

  @Override
  public Scores of(
      ResultRecord record,
      Predictions predictions,
      SegmentationDialect dialect,
      BootstrapInterval intervals) {
    return SegmentationScores.of(
        record.data().classes().size(), predictions.pixels(), dialect, intervals);
  }
}
