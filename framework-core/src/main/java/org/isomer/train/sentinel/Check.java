package org.isomer.train.sentinel;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * What the sentinel judges by.
 *
 * @param scalars the scalars of the step that is checked
 * @param meanLoss the mean of the loss since the check before
 * @param collapse the loss's value when all embeddings are equal, a mean over the same steps where
 *     it differs from batch to batch
 * @param rankLimit the greatest rank that the embeddings of a batch can have
 * @param config the thresholds
 */
record Check(
    Map<String, Float> scalars,
    double meanLoss,
    OptionalDouble collapse,
    int rankLimit,
    Sentinel.Config config) {
  /** A scalar; NaN if it is not logged. */
  double value(String name) {
    Float value = scalars.get(name);
    return value == null ? Double.NaN : value;
  }

  /** The loss's value when all embeddings are equal; NaN if it has none. */
  double collapsed() {
    return collapse.orElse(Double.NaN);
  }

  /** The effective rank as a fraction: 0 for a single direction, 1 for all that there can be. */
  double usedDirections() {
    return rankLimit < 2 ? Double.NaN : (value("embedding-rank") - 1) / (rankLimit - 1);
  }
}
