package org.isomer.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RankGroupTest {
  /**
   * Section 3.2.2 of Demšar (2006): at level 0.05 no two differ; at 0.1 the last differs from the
   * first two, and the third could belong to either group.
   */
  @Test
  void agreesWithThePaper() {
    double[] ranks = {3.143, 2.000, 2.893, 1.964};

    assertThat(groups(Nemenyi.criticalDifference(4, 14, 0.05), ranks))
        .containsExactly(group(3, 1, 2, 0));
    assertThat(groups(Nemenyi.criticalDifference(4, 14, 0.10), ranks))
        .containsExactly(group(3, 1, 2), group(2, 0));
  }

  @Test
  void groupsOverlapButNoneLiesWithinAnother() {
    assertThat(groups(1.5, 1, 2, 3, 4, 4.2))
        .containsExactly(group(0, 1), group(1, 2), group(2, 3, 4));
  }

  @Test
  void whoDiffersFromAllIsAlone() {
    assertThat(groups(0.5, 4, 1, 2.6, 2.4)).containsExactly(group(1), group(3, 2), group(0));
  }

  @Test
  void theCriticalDifferenceItselfIsADifference() {
    assertThat(groups(1, 1, 2)).containsExactly(group(0), group(1));
    assertThat(groups(1, 1, 1, 1)).containsExactly(group(0, 1, 2));
    assertThat(groups(1)).isEmpty();
  }

  /** Each pair is in a common group exactly if it is closer than the critical difference. */
  @Test
  void groupsArePairsThatAreClose() {
    double[] ranks = new double[20];
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = 1 + (i * 37 % 101) / 5.0;
    }
    List<RankGroup> groups = groups(3.1, ranks);

    for (int i = 0; i < ranks.length; i++) {
      for (int j = 0; j < ranks.length; j++) {
        List<Integer> pair = List.of(i, j);
        assertThat(groups.stream().anyMatch(group -> group.subjects().containsAll(pair)))
            .isEqualTo(Math.abs(ranks[i] - ranks[j]) < 3.1);
      }
    }
    for (RankGroup group : groups) {
      assertThat(groups)
          .filteredOn(other -> other.subjects().containsAll(group.subjects()))
          .containsExactly(group);
    }
  }

  @Test
  void refusesWhatHasNoOrder() {
    assertThatThrownBy(() -> groups(1, 1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("average ranks must be finite, not [1.0, NaN]");
  }

  /** Of 0, 1, 2, 3 in this order, 0 and 2 differ, so that 0 and 3 share no group. */
  @Test
  void noTwoOfAGroupAreToldApart() {
    assertThat(RankGroup.of((one, other) -> one + other == 2 && !one.equals(other), 1, 2, 3, 4))
        .containsExactly(group(0, 1), group(1, 2, 3));
  }

  private static List<RankGroup> groups(double criticalDifference, double... ranks) {
    return RankGroup.of(
        (one, other) -> Math.abs(ranks[one] - ranks[other]) >= criticalDifference, ranks);
  }

  private static RankGroup group(Integer... subjects) {
    return new RankGroup(List.of(subjects));
  }
}
