package org.isomer.examination;

/** What a data set of one class for each example is examined for. */
public enum Use {
  /** Training without labels: classes are looked at, but nothing depends on them. */
  PRETRAINING(false),
  /** Training with the labels of the training split. */
  SUPERVISED_PRETRAINING(true),
  /** Training on the training split, choosing on validation, scoring on test. */
  CLASSIFICATION(true);

  private final boolean needsLabels;

  Use(boolean needsLabels) {
    this.needsLabels = needsLabels;
  }

  boolean needsLabels() {
    return needsLabels;
  }

  boolean scores() {
    return this == CLASSIFICATION;
  }
}
