package org.isomer.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TopHitsTest {
  private static final int[] TRUTH = {0, 1, 2, 3};
  private static final List<List<Integer>> RANKED =
      List.of(List.of(0, 1, 2), List.of(0, 1), List.of(0, 1, 2), List.of(0));

  @Test
  void countsTheTrueClassAmongTheFirstRanks() {
    assertThat(TopHits.of(1, TRUTH, RANKED)).isEqualTo(new TopHits(1, 1, 4));
    assertThat(TopHits.of(2, TRUTH, RANKED)).isEqualTo(new TopHits(2, 2, 4));
    assertThat(TopHits.of(5, TRUTH, RANKED).accuracy()).isEqualTo(.75);
  }

  @Test
  void refusesRankingsOfOtherSamples() {
    assertThatThrownBy(() -> TopHits.of(1, TRUTH, RANKED.subList(0, 3)))
        .hasMessage("4 true classes, 3 rankings");
  }
}
