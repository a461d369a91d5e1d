package org.isomer.reports.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;

/**
 * The test of Friedman (1937) whether k subjects are equally good over N tasks, from the ranks r in
 * each task and their average R of each subject.
 *
 * <p>{@code χ² = (k−1)·N²·Σ(R − (k+1)/2)² / ΣΣ(r − (k+1)/2)²} with k − 1 degrees of freedom; the
 * denominator corrects for ties and is {@code N·k·(k²−1)/12} without any. The test of Iman and
 * Davenport (1980) is less conservative: {@code F = (N−1)·χ² / (N·(k−1) − χ²)} with k − 1 and (k −
 * 1)(N − 1) degrees of freedom. Both p-values are approximate and come closer with more tasks;
 * Demšar (2006) asks for N above 10 and k above 5.
 *
 * @param chiSquare Friedman's statistic; 0 if every task is one tie of all subjects
 * @param chiSquarePValue how likely it is to be as large among equally good subjects
 * @param f Iman and Davenport's statistic, infinite if all tasks rank alike
 * @param fPValue how likely it is to be as large among equally good subjects
 */
public record Friedman(double chiSquare, double chiSquarePValue, double f, double fPValue) {

  /**
   * Tests scores, corrected for ties.
   *
   * @param scores at least two subjects and two tasks, none missing
   */
  public static Friedman of(TaskScores scores) {
    double middle = (scores.subjects() + 1) / 2.0;
    double spread = 0;
    for (int task = 0; task < scores.tasks(); task++) {
      if (scores.present(task) < scores.subjects()) {
        throw new IllegalArgumentException(
            ("task %d lacks the score of a subject; "
                    + "leave out the tasks or the subjects with missing scores")
                .formatted(task));
      }
      spread += squares(Ranks.of(scores.task(task)), middle);
    }
    return of(Ranks.sums(scores), scores.tasks(), spread);
  }

  /**
   * Tests published average ranks, from which ties cannot be seen: without correction for them, as
   * in Demšar (2006).
   *
   * @param tasks how many tasks the ranks are averages of, at least 2
   * @param averageRanks of at least two subjects
   */
  public static Friedman ofAverageRanks(int tasks, double... averageRanks) {
    double subjects = averageRanks.length;
    double[] sums = Arrays.stream(averageRanks).map(rank -> rank * tasks).toArray();
    return of(sums, tasks, tasks * subjects * (subjects * subjects - 1) / 12);
  }

  /**
   * The smallest p-value of χ² that so many subjects and tasks can have: that of tasks which all
   * rank alike, χ² = N·(k−1).
   */
  public static double least(int subjects, int tasks) {
    double freedom = subjects - 1.0;
    return ChiSquaredDistribution.of(freedom).survivalProbability(tasks * freedom);
  }

  private static Friedman of(double[] rankSums, int tasks, double spread) {
    int subjects = rankSums.length;
    if (subjects < 2 || tasks < 2) {
      throw new IllegalArgumentException(
          "Friedman's test needs at least 2 subjects and 2 tasks, not %d and %d"
              .formatted(subjects, tasks));
    }
    double freedom = subjects - 1.0;
    double between = squares(rankSums, tasks * (subjects + 1) / 2.0);
    double chiSquare = spread == 0 ? 0 : freedom * between / spread;
    double rest = tasks * freedom - chiSquare;
    double f = rest > 0 ? (tasks - 1) * chiSquare / rest : Double.POSITIVE_INFINITY;
    return new Friedman(
        chiSquare,
        ChiSquaredDistribution.of(freedom).survivalProbability(chiSquare),
        f,
        FDistribution.of(freedom, freedom * (tasks - 1)).survivalProbability(f));
  }

  private static double squares(double[] values, double middle) {
    double sum = 0;
    for (double value : values) {
      sum += (value - middle) * (value - middle);
    }
    return sum;
  }
}
