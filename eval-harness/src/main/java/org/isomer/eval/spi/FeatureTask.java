package org.isomer.eval.spi;

import org.isomer.reports.record.PredictionKind;
import org.isomer.spi.FeatureSet;

/**
 * A protocol that turns frozen features into a classifier. The harness asks the finished classifier
 * for predictions and scores them, so nothing can be selected on the test split.
 */
public non-sealed interface FeatureTask extends Task {
  /**
   * Fits a classifier.
   *
   * @param train what the classifier is made from
   * @param validation what hyper-parameters are chosen on, and nothing else; may be without any
   *     example where {@link #use()} says that nothing is chosen there
   * @param classes the number of classes; labels are below it
   */
  Fitted fit(FeatureSet train, FeatureSet validation, int classes);

  @Override
  default PredictionKind predicts() {
    return PredictionKind.CLASSES;
  }
}
