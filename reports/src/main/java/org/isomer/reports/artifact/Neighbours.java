package org.isomer.reports.artifact;

import java.util.List;
import org.isomer.exhibit.Exhibit;

/**
 * Examples of the evaluated split, each with the examples of the bank that are nearest to it.
 *
 * @param caption how to read the figure: what the bank is and how likeness is measured
 * @param rows one for each query; about ten queries with eight neighbours fit a screen
 */
public record Neighbours(String caption, List<Row> rows) implements Artifact {
  /** Copies the list. */
  public Neighbours {
    rows = List.copyOf(rows);
  }

  @Override
  public ArtifactKind kind() {
    return ArtifactKind.NEIGHBOURS;
  }

  /**
   * A query and its neighbours.
   *
   * @param name the query's class
   * @param query the query, as pages show it
   * @param nearest its neighbours, nearest first
   */
  public record Row(String name, Exhibit query, List<Neighbour> nearest) {
    /** Copies the list. */
    public Row {
      nearest = List.copyOf(nearest);
    }
  }

  /**
   * One neighbour.
   *
   * @param name its class
   * @param image the neighbour, as pages show it
   * @param similarity the likeness by which it was found, such as the cosine
   * @param sameClass whether its class is the query's
   */
  public record Neighbour(String name, Exhibit image, double similarity, boolean sameClass) {}
}
