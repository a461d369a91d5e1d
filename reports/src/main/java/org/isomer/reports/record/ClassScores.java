package org.isomer.reports.record;

import java.util.Map;

/**
 * The scores of one class against the rest.
 *
 * @param precision correct among those predicted as this class
 * @param recall correct among those of this class
 * @param f1 2 TP / (2 TP + FP + FN)
 * @param support how many samples, objects or pixels truly have this class
 * @param further other scores of the class by name, such as {@code IoU} or {@code AP}; one that is
 *     not defined is left out
 */
public record ClassScores(
    double precision, double recall, double f1, long support, Map<String, Double> further) {
  /** Copies the map, keeping its order, and checks that shares are some. */
  public ClassScores {
    Plausible.share("precision", precision);
    Plausible.share("recall", recall);
    Plausible.share("f1", f1);
    Plausible.notNegative("support", support);
    further = Ordered.copyOf(further);
  }

  /** Scores without further ones. */
  public ClassScores(double precision, double recall, double f1, long support) {
    this(precision, recall, f1, support, Map.of());
  }
}
