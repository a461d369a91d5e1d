package org.isomer.reports.statistics;

/**
 * The test of Nemenyi (1963) which of k subjects differ over N tasks, after {@link Friedman} says
 * that some do. Two subjects differ if their average ranks are at least the critical difference
 * apart: {@code CD = q·√(k(k+1)/(6N))}, where q is the studentized range of k numbers that is
 * exceeded with probability {@code level}, divided by √2 (Demšar 2006). All pairs are read
 * together: the chance of even one false "differs" is the level.
 */
public final class Nemenyi {
  private Nemenyi() {}

  /**
   * The critical difference of average ranks.
   *
   * @param subjects how many subjects, 2 to 1000
   * @param tasks how many tasks, at least 1
   * @param level the chance of a false "differs", in [0.0001, 0.5]; usual are 0.05 and 0.1
   */
  public static double criticalDifference(int subjects, int tasks, double level) {
    if (subjects < 2 || subjects > 1000 || tasks < 1 || !(level >= 0.0001 && level <= 0.5)) {
      throw new IllegalArgumentException(
          ("no critical difference for %d subjects, %d tasks and level %s: "
                  + "give 2 to 1000 subjects, at least 1 task and a level in [0.0001, 0.5]")
              .formatted(subjects, tasks, level));
    }
    double q = StudentizedRange.exceededWith(level, subjects) / Math.sqrt(2);
    return q * Math.sqrt(subjects * (subjects + 1.0) / (6.0 * tasks));
  }
}
