package org.isomer.reports.artifact;

import java.util.List;

/**
 * Precision against recall as the score threshold falls, a line for each class.
 *
 * @param caption how to read the figure: at which overlap
 * @param curves one for each class that has objects; x is recall, y is precision, both in [0, 1]
 */
public record PrecisionRecall(String caption, List<Curves.Curve> curves) implements Artifact {
  /** Copies the list and checks the ranges. */
  public PrecisionRecall {
    curves = List.copyOf(curves);
    if (curves.isEmpty()) {
      throw new IllegalArgumentException("a figure of curves needs at least one curve");
    }
    for (Curves.Curve curve : curves) {
      if (!fractions(curve.xs()) || !fractions(curve.ys())) {
        throw new IllegalArgumentException(
            "curve '" + curve.name() + "' has a recall or precision outside [0, 1]");
      }
    }
  }

  @Override
  public ArtifactKind kind() {
    return ArtifactKind.PRECISION_RECALL;
  }

  private static boolean fractions(List<Double> values) {
    return values.stream().allMatch(value -> value >= 0 && value <= 1);
  }
}
