package org.isomer.reports.record;

/** What is predicted for a sample; the name in JSON is stored in records. */
public enum PredictionKind {
  /** One class. */
  CLASSES(Prediction.class),
  /** Any number of classes. */
  LABEL_SETS(LabelSet.class),
  /** Boxes in an image. */
  BOXES(ImageBoxes.class),
  /** A class for each pixel of an image, kept as counts. */
  PIXELS(ImagePixels.class),
  /** How alike two examples are. */
  PAIRS(ScoredPair.class),
  /** What is relevant to a query, best first. */
  RANKINGS(Ranking.class),
  /** A cluster without a name. */
  CLUSTERS(Clustered.class);

  private final Class<? extends Record> type;

  PredictionKind(Class<? extends Record> type) {
    this.type = type;
  }

  /** The record that holds one sample. */
  public Class<? extends Record> type() {
    return type;
  }
}
