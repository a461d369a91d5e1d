package org.isomer.eval.spi;

import java.util.OptionalInt;
import org.isomer.reports.record.PredictionKind;
import org.isomer.spi.ClassData;
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

  /**
   * Makes sure, before features are computed, that a classifier can be fitted to as many.
   *
   * @param labels of the training examples; {@link ClassData#UNLABELLED} for those that have none
   * @param dim the length of a feature vector; empty where no model is known yet
   * @throws org.isomer.spi.BadInputException if it cannot
   */
  default void requireFit(int[] labels, OptionalInt dim) {}

  @Override
  default PredictionKind predicts() {
    return PredictionKind.CLASSES;
  }
}
