package org.isomer.reports.statistics;

import java.util.Arrays;
import java.util.Optional;

/** How the ends of a 95 % interval are read from the sorted numbers of resamples. */
public enum BootstrapInterval {
  /**
   * The 2.5 % and 97.5 % percentiles (Efron 1979). Where resamples are on average above or below
   * the number of the samples themselves, so is the interval, by as much and on the wrong side.
   */
  PERCENTILE("bootstrap"),
  /**
   * Bias-corrected and accelerated (Efron 1987), expanded for few samples (Hesterberg 2015): the
   * percentiles {@code Φ(z₀ + (z₀ ± z) / (1 − a·(z₀ ± z)))}.
   *
   * <ul>
   *   <li>{@code z₀ = Φ⁻¹} of the share of resamples below the number, those equal to it counting
   *       half;
   *   <li>{@code a = Σd³ / (6·(Σd²)^1.5)}, where d is what the number gains by each group of
   *       samples: the mean of the numbers without a group minus that without this one (jackknife);
   *   <li>{@code z = √(n/(n − 1))·t} with the 97.5 % quantile t of Student's distribution of n − 1
   *       degrees of freedom, of n samples: resamples vary less than samples do, by {@code (n −
   *       1)/n}. It is 2.15 of 20 samples, 1.99 of 100 and 1.96 of many.
   * </ul>
   */
  BCA("expanded BCa bootstrap"),
  /** None, and no resamples either, for who asks for the numbers alone. */
  NONE("");

  private final String title;

  BootstrapInterval(String title) {
    this.title = title;
  }

  /** What intervals are read from. */
  public Resamples resample(int samples, SubjectStatistic statistic) {
    return this == NONE
        ? new Resamples(samples, statistic.ofAll(samples), new double[0][], new double[0][])
        : Bootstrap.STANDARD.resample(samples, statistic);
  }

  /** What intervals in records say: {@code expanded BCa bootstrap, 2000 resamples}. */
  String title(int resamples) {
    return title + ", " + resamples + " resamples";
  }

  /** The one that an interval's method names; empty if it names none. */
  public static Optional<BootstrapInterval> named(String method) {
    return Arrays.stream(values())
        .filter(each -> each != NONE && method.matches(each.title + ", \\d+ resamples"))
        .findFirst();
  }
}
