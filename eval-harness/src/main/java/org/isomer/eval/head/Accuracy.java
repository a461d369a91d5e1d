package org.isomer.eval.head;

import java.util.List;
import org.isomer.eval.metric.TopHits;
import org.isomer.eval.spi.Prediction;
import org.isomer.spi.FeatureSet;

/** What candidates are compared by. */
final class Accuracy {
  private Accuracy() {}

  /** The fraction of the examples that were predicted correctly. */
  static double of(List<Prediction> predictions, FeatureSet examples) {
    List<List<Integer>> ranked = predictions.stream().map(Prediction::ranked).toList();
    return TopHits.of(1, examples.labels(), ranked).accuracy();
  }
}
