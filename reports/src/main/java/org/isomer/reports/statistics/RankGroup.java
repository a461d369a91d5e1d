package org.isomer.reports.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Subjects that the tasks cannot tell apart: a bar of the critical-difference diagram of Demšar
 * (2006).
 *
 * @param subjects indices of the subjects, the lowest average rank first, equal ones by index
 */
public record RankGroup(List<Integer> subjects) {
  /** Copies the indices. */
  public RankGroup {
    subjects = List.copyOf(subjects);
  }

  /**
   * All largest groups whose average ranks lie less than the critical difference apart, best first.
   * Groups may overlap, as "not told apart" is not transitive; none lies within another. A subject
   * that differs from all others is a group of its own, so each is in at least one.
   *
   * @param criticalDifference such as that of {@link Nemenyi}, above 0
   * @param averageRanks finite, by subject
   */
  public static List<RankGroup> of(double criticalDifference, double... averageRanks) {
    if (!(criticalDifference > 0)) {
      throw new IllegalArgumentException(
          "a critical difference must be above 0, not " + criticalDifference);
    }
    if (!Arrays.stream(averageRanks).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(
          "average ranks must be finite, not " + Arrays.toString(averageRanks));
    }
    List<Integer> order =
        IntStream.range(0, averageRanks.length)
            .boxed()
            .sorted(Comparator.comparingDouble(subject -> averageRanks[subject]))
            .toList();
    List<RankGroup> groups = new ArrayList<>();
    int end = 0;
    for (int start = 0; start < order.size(); start++) {
      int before = end;
      double best = averageRanks[order.get(start)];
      while (end < order.size() && averageRanks[order.get(end)] - best < criticalDifference) {
        end++;
      }
      if (end > before) {
        groups.add(new RankGroup(order.subList(start, end)));
      }
    }
    return groups;
  }
}
