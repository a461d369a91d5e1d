package org.isomer.reports.statistics;

import java.util.Arrays;

/**
 * The mean over tasks of the share of the other subjects that a subject beats (Liang et al. 2022,
 * HELM), a tie counting half: {@code (p − rank) / (p − 1)} in a task in which p subjects have a
 * score. Unlike {@link BordaCount} it takes only the tasks in which the subject and at least one
 * other have a score.
 */
public final class MeanWinRate implements SubjectStatistic {
  private final MeanScore rates;

  /** Computes the rates of every task. */
  public MeanWinRate(TaskScores scores) {
    double[][] won = new double[scores.tasks()][scores.subjects()];
    for (int task = 0; task < scores.tasks(); task++) {
      double present = scores.present(task);
      double[] ranks = Ranks.of(scores.task(task));
      Arrays.fill(won[task], Double.NaN);
      for (int subject = 0; subject < ranks.length; subject++) {
        if (scores.has(task, subject) && present > 1) {
          won[task][subject] = (present - ranks[subject]) / (present - 1);
        }
      }
    }
    rates = new MeanScore(TaskScores.of(won));
  }

  /** The mean of each subject's rates; {@code NaN} where none of the tasks gives it one. */
  @Override
  public double[] of(int[] tasks) {
    return rates.of(tasks);
  }
}
