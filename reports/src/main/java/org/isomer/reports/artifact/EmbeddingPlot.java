package org.isomer.reports.artifact;

import java.util.List;

/**
 * A map of the embedding in two dimensions.
 *
 * @param caption how to read the figure: which projection and of what
 * @param classes class names, indexed by {@link Point#label}
 * @param points the examples; about a thousand
 */
public record EmbeddingPlot(String caption, List<String> classes, List<Point> points)
    implements Artifact {
  /** Copies the lists and checks the labels. */
  public EmbeddingPlot {
    classes = List.copyOf(classes);
    points = List.copyOf(points);
    for (Point point : points) {
      if (point.label < 0 || point.label >= classes.size()) {
        throw new IllegalArgumentException(
            "point '%s' has label %d, but there are %d classes"
                .formatted(point.id, point.label, classes.size()));
      }
    }
  }

  @Override
  public ArtifactKind kind() {
    return ArtifactKind.EMBEDDING_PLOT;
  }

  /**
   * One example.
   *
   * @param x any unit; the plot scales both axes alike
   * @param y any unit
   * @param label an index into the plot's classes
   * @param id the example's id, shown when the pointer rests on it
   */
  public record Point(double x, double y, int label, String id) {}
}
