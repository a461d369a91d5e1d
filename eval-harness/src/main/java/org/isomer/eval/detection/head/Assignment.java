package org.isomer.eval.detection.head;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.isomer.eval.spi.TargetBox;

/**
 * What the cells of a pyramid have to predict (Tian et al. 2019, with centre sampling).
 *
 * <p>A cell predicts the smallest object, the first of equals, for which
 *
 * <ul>
 *   <li>its place lies inside of the box, and no farther than the centre radius from the box's
 *       centre in both directions, in strides of its level;
 *   <li>the farthest side of the box lies in the level's range: more than half of {@code range}
 *       strides away, up to {@code range} strides; the finest level has no lower and the coarsest
 *       no upper bound.
 * </ul>
 *
 * <p>A cell without an object inside of an ignored box is ignored; all others are background.
 *
 * @param labels by cell: a class, {@link #BACKGROUND} or {@link #IGNORED}
 * @param distances by cell: left, top, right and bottom of the object, in strides from the cell
 * @param centreness by cell: √(min(l, r) / max(l, r) · min(t, b) / max(t, b)), 0 without an object
 */
record Assignment(float[] labels, float[] distances, float[] centreness) {
  /** The label of cells that show no object. */
  static final int BACKGROUND = -1;

  /** The label of cells whose class is not learned. */
  static final int IGNORED = -2;

  /** Assigns objects to the cells of a pyramid. */
  static Assignment of(Pyramid pyramid, HeadOptions options, List<TargetBox> targets) {
    int cells = pyramid.cells();
    float[] labels = new float[cells];
    Arrays.fill(labels, BACKGROUND);
    Assignment assignment = new Assignment(labels, new float[4 * cells], new float[cells]);
    // What is written later is kept: ignored ones first, then from the greatest to the smallest.
    List<TargetBox> order = new ArrayList<>(targets);
    Collections.reverse(order);
    order.sort(
        Comparator.comparing(TargetBox::ignored)
            .reversed()
            .thenComparing(Comparator.comparingDouble(TargetBox::area).reversed()));
    for (TargetBox target : order) {
      int first = 0;
      for (int i = 0; i < pyramid.levels().size(); i++) {
        Pyramid.Level level = pyramid.levels().get(i);
        if (target.ignored()) {
          assignment.ignore(target, level, first);
        } else {
          double finer = i == 0 ? 0 : pyramid.levels().get(i - 1).stride();
          double low = options.range() * finer / level.stride();
          double high = i + 1 == pyramid.levels().size() ? Double.MAX_VALUE : options.range();
          assignment.assign(target, level, first, options.centreRadius(), low, high);
        }
        first += level.cells();
      }
    }
    return assignment;
  }

  private void ignore(TargetBox target, Pyramid.Level level, int first) {
    for (int row = first(target.top(), level);
        row < end(target.bottom(), level.rows(), level);
        row++) {
      for (int column = first(target.left(), level);
          column < end(target.right(), level.columns(), level);
          column++) {
        labels[first + row * level.columns() + column] = IGNORED;
      }
    }
  }

  private void assign(
      TargetBox target, Pyramid.Level level, int first, double radius, double low, double high) {
    double reach = radius * level.stride();
    double x = (target.left() + target.right()) / 2;
    double y = (target.top() + target.bottom()) / 2;
    int endRow = end(Math.min(target.bottom(), y + reach), level.rows(), level);
    int endColumn = end(Math.min(target.right(), x + reach), level.columns(), level);
    for (int row = first(Math.max(target.top(), y - reach), level); row < endRow; row++) {
      for (int column = first(Math.max(target.left(), x - reach), level);
          column < endColumn;
          column++) {
        double left = column + .5 - target.left() / level.stride();
        double top = row + .5 - target.top() / level.stride();
        double right = target.right() / level.stride() - column - .5;
        double bottom = target.bottom() / level.stride() - row - .5;
        double farthest = Math.max(Math.max(left, right), Math.max(top, bottom));
        boolean inside = Math.min(Math.min(left, right), Math.min(top, bottom)) > 0;
        if (inside && farthest > low && farthest <= high) {
          write(first + row * level.columns() + column, target.label(), left, top, right, bottom);
        }
      }
    }
  }

  private void write(int cell, int label, double left, double top, double right, double bottom) {
    labels[cell] = label;
    distances[4 * cell] = (float) left;
    distances[4 * cell + 1] = (float) top;
    distances[4 * cell + 2] = (float) right;
    distances[4 * cell + 3] = (float) bottom;
    centreness[cell] =
        (float)
            Math.sqrt(
                Math.min(left, right)
                    / Math.max(left, right)
                    * Math.min(top, bottom)
                    / Math.max(top, bottom));
  }

  /** The first row or column whose place is at a coordinate or beyond. */
  private static int first(double coordinate, Pyramid.Level level) {
    return (int) Math.max(0, Math.ceil(coordinate / level.stride() - .5));
  }

  /** The row or column after the last whose place is at a coordinate or before. */
  private static int end(double coordinate, int count, Pyramid.Level level) {
    return (int) Math.min(count, Math.floor(coordinate / level.stride() - .5) + 1);
  }
}
