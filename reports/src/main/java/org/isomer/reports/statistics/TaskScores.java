package org.isomer.reports.statistics;

import java.util.Arrays;

/**
 * The scores of several subjects in several tasks. Higher is better in every task: give an error as
 * its negative. {@code NaN} is a missing score.
 */
public final class TaskScores {
  private final double[][] scores;

  private TaskScores(double[][] scores) {
    this.scores = scores;
  }

  /**
   * Takes a table.
   *
   * @param tasks one row for each task: the scores of all subjects, always in the same order
   * @throws IllegalArgumentException if there is no score or the rows differ in length
   */
  public static TaskScores of(double[]... tasks) {
    if (tasks.length == 0 || tasks[0].length == 0) {
      throw new IllegalArgumentException("a table of scores needs at least one task and subject");
    }
    for (int task = 1; task < tasks.length; task++) {
      if (tasks[task].length != tasks[0].length) {
        throw new IllegalArgumentException(
            "task %d has %d scores and task 0 has %d; give NaN for a missing score"
                .formatted(task, tasks[task].length, tasks[0].length));
      }
    }
    return new TaskScores(Arrays.stream(tasks).map(double[]::clone).toArray(double[][]::new));
  }

  /** How many tasks there are, at least 1. */
  public int tasks() {
    return scores.length;
  }

  /** How many subjects there are, at least 1. */
  public int subjects() {
    return scores[0].length;
  }

  /** The scores of all subjects in a task. */
  public double[] task(int task) {
    return scores[task].clone();
  }

  /** The score of a subject in a task, {@code NaN} if it is missing. */
  public double score(int task, int subject) {
    return scores[task][subject];
  }

  /** Whether a subject has a score in a task. */
  public boolean has(int task, int subject) {
    return !Double.isNaN(scores[task][subject]);
  }

  /** How many subjects have a score in a task. */
  public int present(int task) {
    return (int) Arrays.stream(scores[task]).filter(score -> !Double.isNaN(score)).count();
  }
}
