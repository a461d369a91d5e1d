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
  PIXELS(ImagePixels.class);

  private final Class<? extends Record> type;

  PredictionKind(Class<? extends Record> type) {
    this.type = type;
  }

  /** The record that holds one sample. */
  public Class<? extends Record> type() {
    return type;
  }
}
