package org.isomer.reports.html.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A linear axis with round ticks.
 *
 * @param low the value at the axis' start
 * @param high the value at its end
 * @param step the distance of ticks: 1, 2 or 5 times a power of ten
 */
public record Axis(double low, double high, double step) {
  /**
   * An axis that starts and ends with a tick.
   *
   * @param ticks about how many steps it has
   */
  public static Axis around(double low, double high, int ticks) {
    double range = high > low ? high - low : Math.max(Math.abs(low), 1) * 0.1;
    double power = Math.pow(10, Math.floor(Math.log10(range / ticks)));
    double step = power;
    for (double factor : new double[] {2, 5, 10}) {
      if (range / step > ticks) {
        step = factor * power;
      }
    }
    double start = Math.floor(low / step + 1e-9) * step;
    double end = Math.ceil(high / step - 1e-9) * step;
    return new Axis(start, end > start ? end : start + step, step);
  }

  /** Where a value lies, from 0 at the start to 1 at the end. */
  public double position(double value) {
    return (value - low) / (high - low);
  }

  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    for (int i = 0; low + i * step <= high + step / 2; i++) {
      ticks.add(low + i * step);
    }
    return ticks;
  }

  /** A tick's label, with as many decimals as the step needs. */
  public String label(double tick) {
    int decimals = Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9));
    String text = String.format(Locale.ROOT, "%,." + decimals + "f", tick);
    return text.matches("-0(\\.0+)?") ? text.substring(1) : text.replace('-', '−');
  }
}
