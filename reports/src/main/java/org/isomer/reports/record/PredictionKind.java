package org.isomer.reports.record;

import java.util.Optional;

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
  CLUSTERS(Clustered.class),
  /** How anomalous moments of recordings are. */
  MOMENTS(
      ScoredMoment.class,
      "Anomaly scores are judged as they are, without point adjustment: with it one moment above the"
          + " threshold makes a whole anomaly count as found, so that random scores beat trained"
          + " models. Each result has the numbers of random scores and of a moving z-score beside."),
  /** How wrong forecasts are. */
  FORECASTS(
      ForecastErrors.class,
      "Errors of forecasts mean nothing alone: each result has those of a seasonal naive forecast"
          + " and of ridge regression on the raw values beside, and a representation is of use where"
          + " it beats both.");

  private final Class<? extends Record> type;
  private final Optional<String> note;

  PredictionKind(Class<? extends Record> type) {
    this(type, Optional.empty());
  }

  PredictionKind(Class<? extends Record> type, String note) {
    this(type, Optional.of(note));
  }

  PredictionKind(Class<? extends Record> type, Optional<String> note) {
    this.type = type;
    this.note = note;
  }

  /** What to know of numbers from such predictions, as a page says it. */
  public Optional<String> note() {
    return note;
  }

  /** The record that holds one sample. */
  public Class<? extends Record> type() {
    return type;
  }
}
