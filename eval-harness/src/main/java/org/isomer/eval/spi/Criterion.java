package org.isomer.eval.spi;

import org.isomer.reports.record.Scale;

/**
 * What the candidates of a {@link Selection} are compared by.
 *
 * @param split where they are compared, never the scored one
 * @param metric the name of their score
 * @param scale what the score means
 */
public record Criterion(String split, String metric, Scale scale) {
  /** The share of the validation examples that are classified correctly. */
  public static final Criterion VALIDATION_ACCURACY =
      new Criterion("validation", "accuracy", Scale.SHARE);

  /** The mean over parts of the training examples of the accuracy that the other parts give. */
  public static final Criterion CROSS_VALIDATED_ACCURACY =
      new Criterion("train", "cross-validated accuracy", Scale.SHARE);

  /** The mean squared error on training examples, each left out of what predicts it. */
  public static final Criterion LEAVE_ONE_OUT_ERROR =
      new Criterion("train", "leave-one-out squared error", Scale.ERROR);

  /** The share of the training examples that are classified correctly; for a single candidate. */
  public static final Criterion TRAINING_ACCURACY =
      new Criterion("train", "training accuracy", Scale.SHARE);
}
