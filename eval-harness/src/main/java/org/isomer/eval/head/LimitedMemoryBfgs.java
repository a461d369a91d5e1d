package org.isomer.eval.head;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * L-BFGS (Liu and Nocedal 1989): minimises a smooth convex function with a model of its curvature
 * made from the last ten steps. Steps are shortened until the function falls enough (Armijo's
 * condition).
 *
 * @param maxIterations gives up after so many
 * @param tolerance is done when no component of the gradient is larger
 */
record LimitedMemoryBfgs(int maxIterations, double tolerance) {
  private static final int MEMORY = 10;
  private static final double SUFFICIENT_DECREASE = 1e-4;
  private static final double SHORTEN = 0.5;
  private static final int SHORTENINGS = 40;

  /** A function with its gradient. */
  @FunctionalInterface
  interface Function {
    /**
     * The value at a point.
     *
     * @param gradient is overwritten with the gradient there
     */
    double at(double[] point, double[] gradient);
  }

  /** One step that was made: the difference of the points and of the gradients. */
  private record Step(double[] move, double[] change) {
    double curvature() {
      return dot(move, change);
    }
  }

  /**
   * Finds the minimum.
   *
   * @param start where to begin; not changed
   */
  double[] minimize(Function function, double[] start) {
    double[] point = start.clone();
    double[] gradient = new double[point.length];
    double value = function.at(point, gradient);
    Deque<Step> steps = new ArrayDeque<>();
    for (int iteration = 0; iteration < maxIterations; iteration++) {
      if (largest(gradient) <= tolerance) {
        return point;
      }
      double[] direction = direction(gradient, steps);
      double slope = dot(gradient, direction);
      double length = steps.isEmpty() ? Math.min(1, 1 / Math.sqrt(dot(gradient, gradient))) : 1;
      double[] nextGradient = new double[point.length];
      double[] next = moved(point, direction, length);
      double nextValue = function.at(next, nextGradient);
      int shortened = 0;
      while (!(nextValue <= value + SUFFICIENT_DECREASE * length * slope)) {
        if (++shortened > SHORTENINGS) {
          return point;
        }
        length *= SHORTEN;
        next = moved(point, direction, length);
        nextValue = function.at(next, nextGradient);
      }
      Step step = new Step(difference(next, point), difference(nextGradient, gradient));
      if (step.curvature() > 0) {
        steps.addLast(step);
        if (steps.size() > MEMORY) {
          steps.removeFirst();
        }
      }
      point = next;
      gradient = nextGradient;
      value = nextValue;
    }
    return point;
  }

  /** Minus the inverse of the curvature model times the gradient (the two-loop recursion). */
  private static double[] direction(double[] gradient, Deque<Step> steps) {
    double[] direction = gradient.clone();
    double[] shares = new double[steps.size()];
    int newest = 0;
    for (Iterator<Step> backwards = steps.descendingIterator(); backwards.hasNext(); newest++) {
      Step step = backwards.next();
      shares[newest] = dot(step.move(), direction) / step.curvature();
      addScaled(direction, step.change(), -shares[newest]);
    }
    double scale = -1;
    if (!steps.isEmpty()) {
      Step last = steps.getLast();
      scale = -last.curvature() / dot(last.change(), last.change());
    }
    for (int i = 0; i < direction.length; i++) {
      direction[i] *= scale;
    }
    for (Step step : steps) {
      double share = dot(step.change(), direction) / step.curvature();
      addScaled(direction, step.move(), -shares[--newest] - share);
    }
    return direction;
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void addScaled(double[] to, double[] values, double scale) {
    for (int i = 0; i < to.length; i++) {
      to[i] += scale * values[i];
    }
  }

  private static double[] moved(double[] point, double[] direction, double length) {
    double[] moved = point.clone();
    addScaled(moved, direction, length);
    return moved;
  }

  private static double[] difference(double[] a, double[] b) {
    double[] difference = a.clone();
    addScaled(difference, b, -1);
    return difference;
  }
}
