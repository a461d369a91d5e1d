package org.isomer.reports.statistics;

/** Tables of scores that several tests share, one row for each task. */
final class ScoreTables {
  private ScoreTables() {}

  /** The worked values: A, B and C in three tasks, the last without C. */
  static TaskScores worked() {
    return TaskScores.of(
        new double[] {0.9, 0.8, 0.8},
        new double[] {0.5, 0.6, 0.4},
        new double[] {0.7, 0.7, Double.NaN});
  }

  /**
   * Table 6 of Demšar (2006): four learners on 14 data sets. As printed, the last two are equal on
   * the 13th data set.
   *
   * @param lastOf13th what the last learner has there
   */
  static TaskScores demsar(double lastOf13th) {
    return TaskScores.of(
        new double[] {0.763, 0.768, 0.771, 0.798},
        new double[] {0.599, 0.591, 0.590, 0.569},
        new double[] {0.954, 0.971, 0.968, 0.967},
        new double[] {0.628, 0.661, 0.654, 0.657},
        new double[] {0.882, 0.888, 0.886, 0.898},
        new double[] {0.936, 0.931, 0.916, 0.931},
        new double[] {0.661, 0.668, 0.609, 0.685},
        new double[] {0.583, 0.583, 0.563, 0.625},
        new double[] {0.775, 0.838, 0.866, 0.875},
        new double[] {1.000, 1.000, 1.000, 1.000},
        new double[] {0.940, 0.962, 0.965, 0.962},
        new double[] {0.619, 0.666, 0.614, 0.669},
        new double[] {0.972, 0.981, 0.975, lastOf13th},
        new double[] {0.957, 0.978, 0.946, 0.970});
  }

  /** Five subjects in twelve tasks, with one tie. */
  static TaskScores generated() {
    return TaskScores.of(table());
  }

  /** The same with seven scores missing, so that one task has a single subject left. */
  static TaskScores incomplete() {
    double[][] table = table();
    table[0][1] = Double.NaN;
    table[3][1] = Double.NaN;
    table[2][4] = Double.NaN;
    for (int subject : new int[] {0, 1, 2, 4}) {
      table[4][subject] = Double.NaN;
    }
    return TaskScores.of(table);
  }

  private static double[][] table() {
    double[][] table = new double[12][5];
    for (int task = 0; task < 12; task++) {
      for (int subject = 0; subject < 5; subject++) {
        table[task][subject] = (task * 37 + subject * subject * 11 + task * subject * 7) % 101;
      }
    }
    return table;
  }
}
