package org.isomer.eval.spi;

import org.isomer.examination.Use;
import org.isomer.reports.record.PredictionKind;

/** What is measured and how. Stateless. */
public sealed interface Task permits FeatureTask, ModelTask {
  /** What reports print above its numbers, a few words such as {@code linear probe}. */
  String title();

  /** What it predicts for a sample, which decides the metrics that a task file can ask for. */
  PredictionKind predicts();

  /** What the subject's data are used for, by a task that brings none. */
  default Use use() {
    return Use.CLASSIFICATION;
  }
}
