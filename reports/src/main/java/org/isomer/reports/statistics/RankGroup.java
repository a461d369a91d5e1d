package org.isomer.reports.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;
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
   * All largest groups of neighbours in rank of whom no two are told apart, best first. Groups may
   * overlap, as "not told apart" is not transitive; none lies within another. A subject that
   * differs from its neighbours is a group of its own, so each is in at least one.
   *
   * <p>Two that are not told apart share no group where one between them differs from either, which
   * a test of the pair alone can find and {@link Nemenyi} cannot.
   *
   * @param apart whether two subjects differ, by {@link WilcoxonSignedRank} and {@link Holm} or by
   *     {@link Nemenyi}; symmetric
   * @param averageRanks finite, by subject
   */
  public static List<RankGroup> of(BiPredicate<Integer, Integer> apart, double... averageRanks) {
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
      while (end < order.size() && joins(order.get(end), order.subList(start, end), apart)) {
        end++;
      }
      if (end > before) {
        groups.add(new RankGroup(order.subList(start, end)));
      }
    }
    return groups;
  }

  private static boolean joins(
      int subject, List<Integer> members, BiPredicate<Integer, Integer> apart) {
    return members.stream().noneMatch(member -> apart.test(member, subject));
  }
}
