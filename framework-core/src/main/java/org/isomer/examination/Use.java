package org.isomer.examination;

/** What a data set of one class for each example is examined for. */
public enum Use {
  /** Training without labels: classes are looked at, but nothing depends on them. */
  PRETRAINING(false, false, false, false),
  /** Training with the labels of the training split. */
  SUPERVISED_PRETRAINING(true, true, false, false),
  /** Training on the training split, choosing on validation, scoring on test. */
  CLASSIFICATION(true, true, true, true),
  /** Training on the training split, choosing nothing, scoring on test. */
  CLASSIFICATION_WITHOUT_CHOICE(true, true, false, true),
  /** Scoring with the labels of the test split, which nothing has learnt. */
  CLUSTERING(true, false, false, true);

  private final boolean needsLabels;
  private final boolean learns;
  private final boolean chooses;
  private final boolean scores;

  Use(boolean needsLabels, boolean learns, boolean chooses, boolean scores) {
    this.needsLabels = needsLabels;
    this.learns = learns;
    this.chooses = chooses;
    this.scores = scores;
  }

  boolean needsLabels() {
    return needsLabels;
  }

  /** Whether classes are learnt from training examples. */
  boolean learns() {
    return learns;
  }

  /** Whether validation examples are needed. */
  boolean chooses() {
    return chooses;
  }

  /** Whether test examples are needed. */
  boolean scores() {
    return scores;
  }
}
