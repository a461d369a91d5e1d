package org.isomer.reports.record;

/**
 * How wrong the forecasts from a window are: means over the moments ahead and their channels, of
 * normalised numbers.
 *
 * @param id the window's last moment, by its permanent name in its data
 * @param squared the mean squared error of the model's
 * @param absolute the mean absolute error of the model's
 * @param naiveSquared the mean squared error of the last season, repeated
 * @param naiveAbsolute its mean absolute error
 * @param rawSquared the mean squared error of ridge regression on the window's numbers
 * @param rawAbsolute its mean absolute error
 */
public record ForecastErrors(
    String id,
    double squared,
    double absolute,
    double naiveSquared,
    double naiveAbsolute,
    double rawSquared,
    double rawAbsolute)
    implements Sample {
  /** Checks that these are errors. */
  public ForecastErrors {
    Plausible.notNegative("squared", squared);
    Plausible.notNegative("absolute", absolute);
    Plausible.notNegative("naiveSquared", naiveSquared);
    Plausible.notNegative("naiveAbsolute", naiveAbsolute);
    Plausible.notNegative("rawSquared", rawSquared);
    Plausible.notNegative("rawAbsolute", rawAbsolute);
  }
}
