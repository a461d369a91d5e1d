package org.isomer.eval.forecast;

/**
 * How wrong a forecast is.
 *
 * @param squared the mean squared error
 * @param absolute the mean absolute error
 */
record Errors(double squared, double absolute) {
  static Errors of(double[] truth, double[] forecast) {
    double squared = 0;
    double absolute = 0;
    for (int i = 0; i < truth.length; i++) {
      double gap = truth[i] - forecast[i];
      squared += gap * gap;
      absolute += Math.abs(gap);
    }
    return new Errors(squared / truth.length, absolute / truth.length);
  }
}
