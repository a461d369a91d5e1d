package org.isomer.train.overview;

import java.util.List;

/**
 * The course of one scalar of a run's log.
 *
 * @param name the scalar's name
 * @param kind what sort of scalar it is
 * @param points in the order of the steps, all finite; perhaps none
 * @param stretch how many values each point is the mean of, the last one perhaps of fewer
 * @param lastStep the newest step that has it
 * @param last its value there, perhaps not finite
 */
public record LoggedCurve(
    String name, Kind kind, List<Point> points, int stretch, long lastStep, float last) {
  /** Copies the list. */
  public LoggedCurve {
    points = List.copyOf(points);
  }

  /** Sorts of scalars, in the order in which one wants to see them. */
  public enum Kind {
    LOSS,
    /** What monitors found; it stands at a few steps only. */
    MONITOR,
    LEARNING_RATE,
    /** What the sentinel watches. */
    SENTINEL,
    /** What else stands at every step, such as the length of the gradient. */
    OTHER
  }

  /** A value at a step, or the means of some. */
  public record Point(double step, double value) {}
}
