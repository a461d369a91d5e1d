package org.isomer.reports.statistics;

import java.util.Arrays;

/**
 * The mean of each subject's scores over the tasks in which it has one. With missing scores the
 * means are over different tasks, and a subject gains by leaving out a hard one.
 *
 * @param scores of all subjects in all tasks
 */
public record MeanScore(TaskScores scores) implements SubjectStatistic {

  /** The mean of each subject; {@code NaN} where it has a score in none of the tasks. */
  @Override
  public double[] of(int[] tasks) {
    double[] means = new double[scores.subjects()];
    Arrays.setAll(means, subject -> mean(subject, tasks));
    return means;
  }

  private double mean(int subject, int[] tasks) {
    double sum = 0;
    int count = 0;
    for (int task : tasks) {
      if (scores.has(task, subject)) {
        sum += scores.score(task, subject);
        count++;
      }
    }
    return sum / count;
  }
}
