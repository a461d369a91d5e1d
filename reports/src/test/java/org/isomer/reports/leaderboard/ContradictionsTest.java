package org.isomer.reports.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.isomer.reports.Fixture;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.Result;
import org.junit.jupiter.api.Test;

class ContradictionsTest {
  private static Board board(Result result) {
    return Leaderboard.of(List.of(result)).boards().get(0);
  }

  @Test
  void anAccuracyThatThePredictionsDoNotGiveIsNamed() {
    Result right = Fixture.knn("one", Fixture.SIMCLR, Fixture.right(36));
    assertThat(Contradictions.of(board(right))).isEmpty();

    Board edited =
        board(
            new Result(
                right.record(),
                Predictions.classes(Fixture.right(30)),
                right.resamples(),
                right.artifacts()));
    assertThat(Contradictions.of(edited))
        .containsExactly(
            "SimCLR, convnet, kNN: the record says an accuracy of 90.00, and its predictions give 75.00. The record was changed; isomer verify says what else.");
    assertThat(Notes.of(edited)).contains("⚠ Warning: " + Contradictions.of(edited).get(0));
  }
}
