package org.isomer.reports.leaderboard.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.isomer.reports.Fixture;
import org.isomer.reports.leaderboard.Leaderboard;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.Subject;
import org.junit.jupiter.api.Test;

class CopiesTest {
  private static Board board(Result... results) {
    return Leaderboard.of(List.of(results)).boards().get(0);
  }

  private static Subject sameWeights(long seed) {
    return new Subject(
        Fixture.SIMCLR.name(),
        Fixture.SIMCLR.encoder(),
        Optional.of(seed),
        Fixture.SIMCLR.pretraining());
  }

  @Test
  void seedsOfOneCheckpointAreNamed() {
    Board board =
        board(
            Fixture.knn("one", sameWeights(1), Fixture.right(36)),
            Fixture.knn("two", sameWeights(2), Fixture.right(36)),
            Fixture.knn("three", sameWeights(3), Fixture.right(36)));
    String checkpoint = Fixture.SIMCLR.pretraining().orElseThrow().checkpoint();

    assertThat(Copies.of(board))
        .singleElement()
        .asString()
        .contains("seed 1", "seed 2", "seed 3")
        .endsWith(
            " have the same checkpoint (%s): they are one model, and no more of it is known than of one."
                .formatted(checkpoint.substring(0, Math.min(8, checkpoint.length()))));
    assertThat(Notes.of(board)).contains("⚠ Warning: " + Copies.of(board).get(0));
  }

  @Test
  void resultsOfEqualContentAreNamed() {
    Board board =
        board(
            Fixture.knn("one", Fixture.withSeed(Fixture.SIMCLR, 1), Fixture.right(36)),
            Fixture.knn("two", Fixture.withSeed(Fixture.SIMCLR, 2), Fixture.right(36)),
            Fixture.knn("three", Fixture.withSeed(Fixture.SIMCLR, 3), Fixture.right(30)));

    assertThat(Copies.of(board))
        .containsExactly(
            "SimCLR, convnet, seed 1 and SimCLR, convnet, seed 2 have the same results to the last digit in kNN: one is a copy of the other, or the task cannot tell them apart.");
  }

  @Test
  void modelsOfTheirOwnAreNot() {
    assertThat(
            Copies.of(
                board(
                    Fixture.knn("one", Fixture.withSeed(Fixture.SIMCLR, 1), Fixture.right(36)),
                    Fixture.knn("two", Fixture.withSeed(Fixture.SIMCLR, 2), Fixture.right(35)))))
        .isEmpty();
  }
}
