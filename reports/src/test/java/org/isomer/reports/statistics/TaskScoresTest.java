package org.isomer.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TaskScoresTest {
  @Test
  void knowsWhatIsMissing() {
    TaskScores scores = ScoreTables.worked();

    assertThat(scores.tasks()).isEqualTo(3);
    assertThat(scores.subjects()).isEqualTo(3);
    assertThat(scores.has(2, 1)).isTrue();
    assertThat(scores.has(2, 2)).isFalse();
    assertThat(scores.present(2)).isEqualTo(2);
    assertThat(scores.score(1, 2)).isEqualTo(0.4);
  }

  @Test
  void isACopy() {
    double[] row = {1, 2};
    TaskScores scores = TaskScores.of(row);
    row[0] = 3;
    scores.task(0)[1] = 4;

    assertThat(scores.task(0)).containsExactly(1, 2);
  }

  @Test
  void refusesWhatIsNoTable() {
    assertThatThrownBy(() -> TaskScores.of())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a table of scores needs at least one task and subject");
    assertThatThrownBy(() -> TaskScores.of(new double[] {1, 2}, new double[] {1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("task 1 has 1 scores and task 0 has 2; give NaN for a missing score");
  }
}
