package org.isomer.reports.record;

import java.util.List;

/**
 * What was predicted for every scored sample: all that the scores were computed from.
 *
 * @param kind what the samples are
 * @param samples one for each sample, in the data set's order, of the kind's type; empty if they
 *     were not kept
 */
public record Predictions(PredictionKind kind, List<? extends Record> samples) {
  /** Copies the list and checks its elements. */
  public Predictions {
    samples = List.copyOf(samples);
    for (Record sample : samples) {
      if (!kind.type().isInstance(sample)) {
        throw new IllegalArgumentException(sample.getClass() + " among predictions of " + kind);
      }
    }
  }

  /** Predicted classes. */
  public static Predictions classes(List<Prediction> samples) {
    return new Predictions(PredictionKind.CLASSES, samples);
  }

  /** No predictions. */
  public static Predictions none() {
    return classes(List.of());
  }

  /** The predicted classes; empty if something else was predicted. */
  public List<Prediction> classes() {
    return as(PredictionKind.CLASSES, Prediction.class);
  }

  /** The predicted sets of classes; empty if something else was predicted. */
  public List<LabelSet> labelSets() {
    return as(PredictionKind.LABEL_SETS, LabelSet.class);
  }

  /** The predicted boxes; empty if something else was predicted. */
  public List<ImageBoxes> boxes() {
    return as(PredictionKind.BOXES, ImageBoxes.class);
  }

  /** The predicted pixels; empty if something else was predicted. */
  public List<ImagePixels> pixels() {
    return as(PredictionKind.PIXELS, ImagePixels.class);
  }

  private <P extends Record> List<P> as(PredictionKind asked, Class<P> type) {
    return kind == asked ? samples.stream().<P>map(type::cast).toList() : List.of();
  }
}
