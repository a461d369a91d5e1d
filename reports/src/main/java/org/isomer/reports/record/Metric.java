package org.isomer.reports.record;

import java.util.Optional;

/**
 * A measured number.
 *
 * @param value the number; a share is in [0, 1], not in per cent
 * @param scale what it means
 * @param interval its confidence interval, if one was computed; the number is inside
 * @param samples how many samples it is computed from
 */
public record Metric(double value, Scale scale, Optional<Interval> interval, long samples) {
  /** Rounding of an end of an interval. */
  private static final double ROUNDING = 1e-9;

  /** What plain percentiles are called, which a biased number may lie beside. */
  private static final String PERCENTILES = "bootstrap, ";

  /** Checks that a share is one, and that the interval can be that of the value. */
  public Metric {
    Plausible.require(Double.isFinite(value), "value must be finite, but is " + value);
    Plausible.atLeastOne("samples", samples);
    if (scale == Scale.SHARE) {
      Plausible.share("a share", value);
      interval.ifPresent(
          ends ->
              Plausible.require(
                  ends.low() >= -ROUNDING && ends.high() <= 1 + ROUNDING,
                  "the interval of a share must be between 0 and 1, but is [%s, %s]"
                      .formatted(ends.low(), ends.high())));
    }
    interval.ifPresent(
        ends ->
            Plausible.require(
                value >= ends.low() - slack(ends) && value <= ends.high() + slack(ends),
                "the value %s lies outside its own interval [%s, %s]"
                    .formatted(value, ends.low(), ends.high())));
  }

  /** How far outside an interval its number may be: beside percentiles, by their distance. */
  private static double slack(Interval interval) {
    double width = interval.high() - interval.low();
    double rounding = ROUNDING * Math.max(1, Math.abs(interval.low()));
    return rounding + (interval.method().startsWith(PERCENTILES) ? width : 0);
  }
}
