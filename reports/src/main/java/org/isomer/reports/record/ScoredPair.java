package org.isomer.reports.record;

/**
 * How alike a model finds two examples.
 *
 * @param id the pair's permanent id in its data set
 * @param truth how alike they are; where pairs have two classes, 1 or 0
 * @param cosine the cosine of their features
 * @param dot the inner product of their features
 * @param distance the Euclidean distance of their features
 */
public record ScoredPair(String id, double truth, double cosine, double dot, double distance)
    implements Sample {
  /** Checks that these are numbers. */
  public ScoredPair {
    Plausible.finite("truth", truth);
    Plausible.finite("dot", dot);
    Plausible.require(
        Math.abs(cosine) <= 1 + 1e-6, "cosine must be between -1 and 1, but is " + cosine);
    Plausible.notNegative("distance", distance);
  }
}
