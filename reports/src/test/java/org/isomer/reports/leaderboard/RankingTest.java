package org.isomer.reports.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.isomer.reports.Fixture;
import org.isomer.reports.record.Data;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.Protocol;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.Subject;
import org.junit.jupiter.api.Test;

class RankingTest {
  private static Subject subject(String name, long seed, long parameters, double seconds) {
    return new Subject(
        name,
        Optional.of(new Subject.EncoderFacts("convnet", parameters, 8)),
        Optional.of(seed),
        Optional.of(new Subject.Pretraining("simclr", "Shapes", 1, 10, 100, name + seed, seconds)));
  }

  private static Result result(Subject subject, int task, int right) {
    Protocol protocol = new Protocol("knn", "kNN", Fixture.ordered("k", "20"));
    return result(subject, task, right, "Shapes " + task, protocol);
  }

  private static Result result(
      Subject subject, int task, int right, String title, Protocol protocol) {
    Data data = new Data(title, "d" + task, "test", 40, Fixture.DATA.classes());
    return new Result(
        Fixture.record(
            subject.name() + subject.seed().orElseThrow() + "-" + task,
            protocol,
            data,
            subject,
            Fixture.right(right),
            Optional.empty(),
            Fixture.provenance()),
        Predictions.classes(Fixture.right(right)),
        List.of(),
        List.of());
  }

  private static List<Result> results(Subject subject, int... right) {
    return IntStream.range(0, right.length)
        .filter(task -> right[task] > 0)
        .mapToObj(task -> result(subject, task + 1, right[task]))
        .toList();
  }

  /** A (.9, .5, .7), B (.8, .6, .7), C (.8, .4, –). */
  private static List<Result> worked() {
    List<Result> results = new ArrayList<>();
    results.addAll(results(subject("A", 1, 100, 10), 36, 20, 28));
    results.addAll(results(subject("B", 1, 200, 5), 32, 24, 28));
    results.addAll(results(subject("C", 1, 300, 20), 32, 16, 0));
    return results;
  }

  private static Ranking ranking(List<Result> results) {
    return Leaderboard.of(results).ranking().orElseThrow();
  }

  private static List<Double> values(Ranking ranking, Criterion criterion) {
    return ranking.entrants().stream()
        .map(entrant -> Math.round(1e4 * entrant.places().get(criterion).value()) / 1e4)
        .toList();
  }

  @Test
  void isTheWorkedExample() {
    Ranking ranking = ranking(worked());

    assertThat(ranking.entrants()).extracting(Entrant::label).containsExactly("A", "B", "C");
    assertThat(values(ranking, Criterion.BORDA)).containsExactly(4.5, 4.0, 0.5);
    assertThat(values(ranking, Criterion.WIN_RATE)).containsExactly(0.6667, 0.5833, 0.125);
    assertThat(values(ranking, Criterion.MEAN)).containsExactly(0.7, 0.7, 0.6);
    assertThat(ranking.entrants().get(0).places().get(Criterion.MEAN).rank())
        .as("a tie is no order")
        .isCloseTo(1.5, within(1e-12));
  }

  @Test
  void doesNotNameTheDataTwice() {
    List<Result> results = new ArrayList<>();
    Protocol frozen = new Protocol("knn", "Cells, frozen", Fixture.ordered("k", "20"));
    Protocol tuned = new Protocol("knn", "Cells, fine-tuned", Fixture.ordered("k", "5"));
    Protocol probe = new Protocol("knn", "kNN", Fixture.ordered("k", "20"));
    for (Subject subject : List.of(subject("A", 1, 100, 10), subject("B", 1, 200, 5))) {
      results.add(result(subject, 1, 36, "Cells", frozen));
      results.add(result(subject, 2, 30, "Cells (half size)", tuned));
      results.add(result(subject, 3, 20, "Shapes", probe));
    }

    assertThat(ranking(results).tasks())
        .extracting(RankedTask::title)
        .containsExactlyInAnyOrder("Cells, frozen", "Cells, fine-tuned", "Shapes · kNN");
  }

  /** Friedman finds that four subjects differ in three tasks; Nemenyi needs more to say which. */
  @Test
  void doesNotClaimGroupsThatItDoesNotFind() {
    List<Result> results = new ArrayList<>();
    results.addAll(results(subject("A", 1, 100, 10), 36, 36, 36));
    results.addAll(results(subject("B", 1, 100, 10), 36, 37, 35));
    results.addAll(results(subject("C", 1, 100, 10), 30, 30, 30));
    results.addAll(results(subject("D", 1, 100, 10), 24, 24, 24));
    Ranking ranking = ranking(results);

    assertThat(ranking.test().orElseThrow().significant()).isTrue();
    assertThat(ranking.test().orElseThrow().groups()).hasSize(1);
    assertThat(RankingNotes.verdict(ranking))
        .startsWith("The 4 subjects over 3 tasks differ in rank (p < 0.001)")
        .endsWith("; which of them, so few tasks do not tell.");
  }

  @Test
  void declaresWhatIsMissingAndTestsTheOthers() {
    Ranking ranking = ranking(worked());

    assertThat(RankingNotes.of(ranking))
        .contains("Results are missing: C in Shapes 3 · kNN.")
        .anySatisfy(note -> assertThat(note).contains("subjects without a letter lack a result"));
    RankTest test = ranking.test().orElseThrow();
    assertThat(test.entrants()).containsExactly(0, 1);
    assertThat(test.averageRanks()).containsExactly(1.5, 1.5);
    assertThat(test.significant()).isFalse();
    assertThat(RankingCells.letters(ranking, 0)).isEqualTo("a");
    assertThat(RankingCells.letters(ranking, 1)).isEqualTo("a");
    assertThat(RankingCells.letters(ranking, 2)).isEqualTo("–");
    assertThat(ranking.entrants().get(2).scores().get(2)).isEmpty();
  }

  @Test
  void comparesPairsOverTheirCommonTasks() {
    Ranking ranking = ranking(worked());

    Pairing first = ranking.pairings().get(0).get(2).orElseThrow();
    assertThat(first.tasks()).isEqualTo(2);
    assertThat(first.wins()).isEqualTo(2);
    assertThat(first.losses()).isZero();
    assertThat(first.pValue()).as("0.5, three pairs").isEqualTo(1);
    assertThat(ranking.pairings().get(2).get(0).orElseThrow().losses()).isEqualTo(2);
    assertThat(ranking.pairings().get(1).get(1)).isEmpty();
  }

  @Test
  void tellsManyTasksApart() {
    List<Result> results = new ArrayList<>();
    for (int strength = 0; strength < 3; strength++) {
      int base = 20 + 5 * strength;
      int[] right = IntStream.range(0, 12).map(task -> base + task % 4).toArray();
      results.addAll(results(subject("S" + strength, 1, 100, 1), right));
    }
    Ranking ranking = ranking(results);

    assertThat(ranking.entrants()).extracting(Entrant::label).containsExactly("S2", "S1", "S0");
    RankTest test = ranking.test().orElseThrow();
    assertThat(test.significant()).isTrue();
    assertThat(test.criticalDifference()).isCloseTo(2.3437 * Math.sqrt(12 / 72.0), within(1e-4));
    assertThat(ranking.pairings().get(0).get(1).orElseThrow().pValue())
        .as("12 wins of 12, three pairs")
        .isEqualTo(3 * 2 / 4096.0);
    assertThat(RankingCells.letters(ranking, 0)).isEqualTo("a");
    assertThat(RankingCells.letters(ranking, 1)).isEqualTo("b");
    assertThat(RankingCells.letters(ranking, 2)).isEqualTo("c");
    assertThat(ranking.entrants().get(0).places().get(Criterion.WIN_RATE).text())
        .isEqualTo("1 [1, 1]");
  }

  @Test
  void foldsSeedsAcrossBoards() {
    List<Result> results = new ArrayList<>(worked());
    results.addAll(results(subject("A", 2, 100, 30), 32, 20, 28));
    Ranking ranking = ranking(results);

    Entrant folded =
        ranking.entrants().stream().filter(e -> e.label().equals("A")).findFirst().orElseThrow();
    assertThat(folded.seeds()).isEqualTo(2);
    assertThat(folded.scores().get(0).orElseThrow().mean()).isCloseTo(0.85, within(1e-12));
    assertThat(folded.scores().get(0).orElseThrow().rows()).hasSize(2);
    assertThat(folded.seconds()).isEqualTo(OptionalDouble.of(20));
    assertThat(folded.facts()).contains("2 seeds");
  }

  @Test
  void onTheFrontIsWhoIsNotBeatenForLess() {
    Ranking ranking = ranking(worked());

    assertThat(ParetoFront.of(ranking, Entrant::parameters).points())
        .extracting(ParetoFront.Point::efficient)
        .as("A has the fewest parameters, B as good a mean with more of them")
        .containsExactly(true, false, false);
    assertThat(ParetoFront.of(ranking, Entrant::seconds).points().get(0).cost()).isEqualTo(5);
  }

  @Test
  void profileIsTheDistanceFromTheBestOfEachTask() {
    PerformanceProfile profile = PerformanceProfile.of(ranking(worked())).orElseThrow();

    assertThat(profile.curves().get(0).distances().get(2)).isCloseTo(0.1, within(1e-12));
    assertThat(profile.curves().get(2).distances()).hasSize(2);
    assertThat(profile.tasks()).isEqualTo(3);
  }

  @Test
  void doesNotDependOnTheOrderOfResults() {
    List<Result> reversed = new ArrayList<>(worked());
    Collections.reverse(reversed);

    assertThat(ranking(reversed)).isEqualTo(ranking(worked()));
  }

  @Test
  void oneTaskOrOneSubjectIsNoRanking() {
    assertThat(Leaderboard.of(results(subject("A", 1, 1, 1), 30, 31)).ranking()).isEmpty();
    assertThat(
            Leaderboard.of(
                    List.of(
                        result(subject("A", 1, 1, 1), 1, 30), result(subject("B", 1, 1, 1), 1, 31)))
                .ranking())
        .isEmpty();
  }
}
