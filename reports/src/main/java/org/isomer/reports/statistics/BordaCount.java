package org.isomer.reports.statistics;

/**
 * The count of Borda (1781): in each task a subject gets a point for each other one that it beats,
 * among them those without a score, and half a point for each tie: {@code k − rank}. A subject
 * without a score gets 0, so leaving out a task never pays.
 */
public final class BordaCount implements SubjectStatistic {
  private final double[][] points;

  /** Counts the points of every task. */
  public BordaCount(TaskScores scores) {
    points = new double[scores.tasks()][scores.subjects()];
    for (int task = 0; task < scores.tasks(); task++) {
      double[] ranks = Ranks.of(scores.task(task));
      for (int subject = 0; subject < ranks.length; subject++) {
        points[task][subject] = scores.has(task, subject) ? ranks.length - ranks[subject] : 0;
      }
    }
  }

  /** The sum of each subject's points over the tasks. */
  @Override
  public double[] of(int[] tasks) {
    double[] counts = new double[points[0].length];
    for (int task : tasks) {
      for (int subject = 0; subject < counts.length; subject++) {
        counts[subject] += points[task][subject];
      }
    }
    return counts;
  }
}
