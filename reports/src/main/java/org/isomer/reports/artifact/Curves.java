package org.isomer.reports.artifact;

import java.util.List;
import java.util.stream.Stream;

/**
 * Lines over a common horizontal axis, such as the loss over training steps.
 *
 * @param caption how to read the figure
 * @param horizontal the label of the horizontal axis, such as {@code step}
 * @param vertical the label of the vertical axis, such as {@code loss}; empty where the title of
 *     the figure says it
 * @param curves at least one; with several, a legend is drawn
 */
public record Curves(String caption, String horizontal, String vertical, List<Curve> curves)
    implements Artifact {
  /** Copies the list. */
  public Curves {
    curves = List.copyOf(curves);
    if (curves.isEmpty()) {
      throw new IllegalArgumentException("a figure of curves needs at least one curve");
    }
  }

  @Override
  public ArtifactKind kind() {
    return ArtifactKind.CURVES;
  }

  /**
   * One line.
   *
   * @param name for the legend
   * @param xs ascending
   * @param ys as many as {@code xs}, all finite
   */
  public record Curve(String name, List<Double> xs, List<Double> ys) {
    /** Copies the lists. */
    public Curve {
      xs = List.copyOf(xs);
      ys = List.copyOf(ys);
      if (xs.isEmpty() || xs.size() != ys.size()) {
        throw new IllegalArgumentException(
            "a curve needs as many ys as xs, at least one; there are %d xs and %d ys"
                .formatted(xs.size(), ys.size()));
      }
      if (!Stream.concat(xs.stream(), ys.stream()).allMatch(Double::isFinite)) {
        throw new IllegalArgumentException("curve '" + name + "' has a number that is not finite");
      }
    }
  }
}
