package org.isomer.train.overview;

import java.util.ArrayList;
import java.util.List;
import org.isomer.train.overview.LoggedCurve.Point;

/**
 * A scalar's course in a bounded number of points, however long it is: means over stretches of
 * values, which become twice as long whenever there are too many of them.
 */
final class Stretches {
  private static final int MOST = 600;

  private final double[] steps = new double[MOST];
  private final double[] values = new double[MOST];
  private int size;
  private int length = 1;
  private double stepSum;
  private double valueSum;
  private int begun;

  /** Adds a value, which is finite. */
  void add(long step, double value) {
    stepSum += step;
    valueSum += value;
    begun++;
    if (begun == length) {
      steps[size] = stepSum / length;
      values[size] = valueSum / length;
      size++;
      stepSum = 0;
      valueSum = 0;
      begun = 0;
      if (size == MOST) {
        join();
      }
    }
  }

  private void join() {
    size = MOST / 2;
    for (int i = 0; i < size; i++) {
      steps[i] = (steps[2 * i] + steps[2 * i + 1]) / 2;
      values[i] = (values[2 * i] + values[2 * i + 1]) / 2;
    }
    length *= 2;
  }

  /** How many values each mean is of, the last one perhaps of fewer. */
  int length() {
    return length;
  }

  /** The means, in the order of the steps. */
  List<Point> points() {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      points.add(new Point(steps[i], values[i]));
    }
    if (begun > 0) {
      points.add(new Point(stepSum / begun, valueSum / begun));
    }
    return points;
  }
}
