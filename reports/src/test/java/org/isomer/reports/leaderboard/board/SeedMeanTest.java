package org.isomer.reports.leaderboard.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isomer.reports.Fixture;
import org.isomer.reports.html.HtmlReport;
import org.isomer.reports.leaderboard.Leaderboard;
import org.isomer.reports.markdown.MarkdownReport;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.Provenance;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.Scale;
import org.isomer.reports.record.Subject;
import org.isomer.reports.statistics.StudentT;
import org.junit.jupiter.api.Test;

class SeedMeanTest {
  private static final Subject SECOND = Fixture.withSeed(Fixture.SIMCLR, 2);
  private static final List<Result> RESULTS =
      List.of(
          Fixture.knn("knn-1", Fixture.SIMCLR, Fixture.right(36)),
          Fixture.knn("knn-2", SECOND, Fixture.right(32)),
          Fixture.linear("linear-2", SECOND, Fixture.right(30)),
          Fixture.knn("knn-pixels", Fixture.PIXELS, Fixture.right(35)));

  @Test
  void foldsSubjectsThatDifferInTheirSeedAlone() {
    Board board = Leaderboard.of(RESULTS).boards().get(0);

    List<SeedMean> means = SeedMean.of(board);

    assertThat(means)
        .extracting(SeedMean::label)
        .as("by their means, not by their best seeds")
        .containsExactly("raw pixels", "SimCLR, convnet");
    SeedMean.Cell knn = means.get(1).cells().get(0).orElseThrow();
    assertThat(knn.mean()).isCloseTo(0.85, within(1e-12));
    assertThat(knn.interval()).contains(StudentT.interval(Scale.SHARE, 0.9, 0.8));
    assertThat(means.get(1).seeds()).isEqualTo(2);
  }

  @Test
  void aSingleSeedHasANumberButNoInterval() {
    SeedMean simclr = SeedMean.of(Leaderboard.of(RESULTS).boards().get(0)).get(1);

    SeedMean.Cell linear = simclr.cells().get(1).orElseThrow();
    assertThat(linear.mean()).isEqualTo(0.75);
    assertThat(linear.interval()).isEmpty();
  }

  @Test
  void theBestMeanIsOfTwoOrMore() {
    List<SeedMean> means = SeedMean.of(Leaderboard.of(RESULTS).boards().get(0));

    assertThat(best(means, 0, Scale.SHARE)).containsExactly("raw pixels");
    assertThat(best(means, 0, Scale.ERROR)).containsExactly("SimCLR, convnet");
    assertThat(best(means, 1, Scale.SHARE)).isEmpty();
  }

  /** The sums of these differ in their last bit. */
  @Test
  void allEqualMeansAreTheBest() {
    SeedMean.Cell one = SeedMean.fold(Scale.SHARE, .1, .2, .3).orElseThrow();
    SeedMean.Cell other = new SeedMean.Cell(Math.nextUp(one.mean()), Optional.empty());
    List<SeedMean> means =
        List.of(
            new SeedMean("one", 3, List.of(Optional.of(one))),
            new SeedMean("other", 3, List.of(Optional.of(other))),
            new SeedMean("none", 1, List.of(Optional.empty())),
            new SeedMean("worse", 1, List.of(SeedMean.fold(Scale.SHARE, .199))));

    assertThat(best(means, 0, Scale.SHARE)).containsExactly("one", "other");
  }

  @Test
  void seedsThatAgreeHaveNoInterval() {
    assertThat(SeedMean.fold(Scale.SHARE, .9, .9))
        .contains(new SeedMean.Cell(.9, Optional.empty()));
    assertThat(SeedMean.fold(Scale.SHARE, .9, .8).orElseThrow().interval()).isPresent();
  }

  private static List<String> best(List<SeedMean> means, int column, Scale scale) {
    return means.stream()
        .filter(mean -> mean.isBest(means, column, scale))
        .map(SeedMean::label)
        .toList();
  }

  /** One training that is given as two seeds is counted once, that is: not folded. */
  @Test
  void seedsOfEqualWeightsStayApart() {
    List<Result> results =
        List.of(
            Fixture.knn("one", Fixture.SIMCLR, Fixture.right(36)),
            Fixture.knn(
                "two",
                new Subject(
                    Fixture.SIMCLR.name(),
                    Fixture.SIMCLR.encoder(),
                    Optional.of(2L),
                    Fixture.SIMCLR.pretraining()),
                Fixture.right(36)));

    assertThat(SeedMean.of(Leaderboard.of(results).boards().get(0))).isEmpty();
  }

  @Test
  void configurationsThatDifferInMoreThanTheSeedStayApart() {
    assertThat(SeedMean.of(board("seed: 2\nloss: nt-xent\n", "seed: 1\nloss: sup-con\n")))
        .isEmpty();
    assertThat(SeedMean.of(board("seed: 2\nloss: nt-xent\n", "seed: 1\nloss: nt-xent\n")))
        .hasSize(1);
  }

  private static Board board(String first, String second) {
    return Leaderboard.of(
            List.of(configured("one", Fixture.SIMCLR, first), configured("two", SECOND, second)))
        .boards()
        .get(0);
  }

  private static Result configured(String id, Subject subject, String configuration) {
    Provenance given = Fixture.provenance();
    Provenance provenance =
        new Provenance(
            given.command(),
            configuration,
            given.plugins(),
            given.seeds(),
            given.hardware(),
            given.versions(),
            given.commit(),
            given.seconds(),
            given.deviceHours(),
            given.finished());
    return new Result(
        Fixture.record(
            id,
            Fixture.KNN,
            Fixture.DATA,
            subject,
            Fixture.right(30),
            Optional.empty(),
            provenance),
        Predictions.classes(Fixture.right(30)),
        List.of(),
        List.of());
  }

  @Test
  void noSeedIsSaidToLead() {
    assertThat(Finding.of(Leaderboard.of(Fixture.results()).boards().get(0))).isNotEmpty();
    assertThat(Finding.of(Leaderboard.of(RESULTS).boards().get(0))).isEmpty();
  }

  @Test
  void thereIsNothingToFoldWithoutSeveralSeeds() {
    assertThat(SeedMean.of(Leaderboard.of(Fixture.results()).boards().get(0))).isEmpty();
  }

  @Test
  void runsOfOneSeedDifferInMoreThanTheirSeedAndStayApart() {
    Subject otherOption = Fixture.trained(SECOND, SECOND.seed(), "f".repeat(64));
    List<Result> results = new ArrayList<>(RESULTS);
    results.add(Fixture.knn("knn-other", otherOption, Fixture.right(20)));

    assertThat(SeedMean.of(Leaderboard.of(results).boards().get(0))).isEmpty();
  }

  @Test
  void standsAboveTheSeedsInMarkdownAndOnThePage() {
    Leaderboard leaderboard = Leaderboard.of(RESULTS);

    assertThat(MarkdownReport.render("Seeds", leaderboard))
        .contains(
            "| raw pixels | 1 | **87.5** | – |\n| SimCLR, convnet | 2 | 85.0 [21.5, 100.0] | 75.0 |")
        .contains("### Seed by seed");
    assertThat(HtmlReport.render("Seeds", leaderboard))
        .contains("85.0 [21.5, 100.0]")
        .contains("Seed by seed");
  }
}
