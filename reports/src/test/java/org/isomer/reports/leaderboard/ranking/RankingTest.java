package org.isomer.reports.leaderboard.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.isomer.reports.Fixture;
import org.isomer.reports.csv.CsvReader;
import org.isomer.reports.csv.PairsCsv;
import org.isomer.reports.leaderboard.Leaderboard;
import org.isomer.reports.record.Data;
import org.isomer.reports.record.Prediction;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.Protocol;
import org.isomer.reports.record.Provenance;
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

  /** Friedman finds that four subjects differ in three tasks; Wilcoxon needs more to say which. */
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
  void doesNotRankThoseWhoNeverMeet() {
    List<Result> results = new ArrayList<>();
    results.addAll(results(subject("A", 1, 100, 10), 36, 20, 28, 0));
    results.addAll(results(subject("B", 1, 200, 5), 0, 0, 0, 40));

    assertThat(Leaderboard.of(results).ranking()).isEmpty();
  }

  /** Z wins the one task that it took part in, and is not the best of all for it. */
  @Test
  void doesNotRankWhoLacksMoreThanHalfOfTheTasks() {
    List<Result> results = new ArrayList<>(worked());
    results.addAll(results(subject("Z", 1, 100, 1), 40, 0, 0));
    Ranking ranking = ranking(results);

    assertThat(ranking.entrants()).extracting(Entrant::label).containsExactly("A", "B", "C", "Z");
    assertThat(ranking.entrants().get(3).places()).isEmpty();
    assertThat(ranking.entrants().get(2).places()).as("two of three").hasSize(3);
    assertThat(RankingNotes.lead(ranking))
        .hasValueSatisfying(s -> assertThat(s).startsWith("wins "));
    assertThat(RankingNotes.of(ranking))
        .anySatisfy(note -> assertThat(note).contains("who has fewer than half is not ranked"));
  }

  /** A baseline has tasks of its own, which tell nothing of the others. */
  @Test
  void tasksOfOneSubjectDoNotCount() {
    List<Result> results = new ArrayList<>();
    results.addAll(results(subject("A", 1, 100, 10), 36, 30, 0, 0, 0));
    results.addAll(results(subject("B", 1, 200, 5), 32, 24, 28, 20, 30));

    assertThat(ranking(results).entrants())
        .allSatisfy(entrant -> assertThat(entrant.places()).hasSize(3));
  }

  @Test
  void saysOverWhichTasksTheFirstWins() {
    List<Result> results = new ArrayList<>();
    results.addAll(results(subject("A", 1, 100, 10), 36, 30, 0));
    results.addAll(results(subject("B", 1, 200, 5), 32, 24, 28));

    assertThat(RankingNotes.lead(ranking(results)))
        .contains(
            "wins 100.0 % of its comparisons, in the 2 tasks that it has results for; rank 1 [1, 1.5].");
  }

  @Test
  void doesNotCallAlikeWhatSoFewTasksCannotTellApart() {
    List<Result> results = new ArrayList<>();
    results.addAll(results(subject("A", 1, 100, 10), 36, 36));
    results.addAll(results(subject("B", 1, 200, 5), 26, 26));

    assertThat(RankingNotes.verdict(ranking(results)))
        .isEqualTo(
            "Over 2 tasks no ranks of 2 subjects could differ significantly; the tests within the"
                + " tasks say what differs.");
  }

  /** Seven subjects of which two tasks swap one pair of neighbours: F finds what χ² cannot. */
  @Test
  void twoTasksCanTellManySubjectsApart() {
    List<Result> results = new ArrayList<>();
    int[] other = {38, 36, 32, 34, 30, 28, 26};
    for (int i = 0; i < other.length; i++) {
      results.addAll(results(subject("S" + i, 1, 100, 10), 38 - 2 * i, other[i]));
    }
    Ranking ranking = ranking(results);

    assertThat(ranking.test().orElseThrow().pValue()).isLessThan(0.001);
    assertThat(RankingNotes.verdict(ranking)).startsWith("The 7 subjects over 2 tasks differ");

    List<Result> mixed = new ArrayList<>();
    int[] shuffled = {26, 38, 30, 36, 28, 34, 32};
    for (int i = 0; i < shuffled.length; i++) {
      mixed.addAll(results(subject("S" + i, 1, 100, 10), 38 - 2 * i, shuffled[i]));
    }
    assertThat(RankingNotes.verdict(ranking(mixed)))
        .startsWith("The ranks of the 7 subjects over 2 tasks do not differ significantly (p = 0.");
  }

  @Test
  void declaresWhatIsMissingAndTestsTheOthers() {
    Ranking ranking = ranking(worked());

    assertThat(RankingNotes.of(ranking))
        .anySatisfy(note -> assertThat(note).endsWith("Results are missing: C in Shapes 3 · kNN."))
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
    assertThat(first.pValue()).isEqualTo(0.5);
    assertThat(first.corrected()).as("0.5, three pairs").isEqualTo(1);
    assertThat(first.difference().orElseThrow()).isCloseTo(0.1, within(1e-12));
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
    assertThat(ranking.pairings().get(0).get(1).orElseThrow().corrected())
        .as("12 wins of 12, three pairs")
        .isEqualTo(3 * 2 / 4096.0);
    assertThat(RankingCells.letters(ranking, 0)).isEqualTo("a");
    assertThat(RankingCells.letters(ranking, 1)).isEqualTo("b");
    assertThat(RankingCells.letters(ranking, 2)).isEqualTo("c");
    assertThat(ranking.entrants().get(0).places().get(Criterion.WIN_RATE).text())
        .isEqualTo("1 [1, 1]");
  }

  /** From scipy 1.17, see src/test/python/pairs.py. */
  @Test
  void theMatrixOfPairsIsThatOfScipy() {
    int[][] right = {
      {180, 176, 150, 140}, {164, 160, 164, 120}, {190, 191, 170, 151}, {120, 111, 100, 101},
      {155, 155, 130, 128}, {171, 160, 140, 143}, {143, 139, 121, 110}, {199, 196, 190, 180},
      {160, 154, 149, 133}, {138, 131, 133, 99}
    };
    List<Result> results = new ArrayList<>();
    for (int subject = 0; subject < 4; subject++) {
      for (int task = 0; task < right.length; task++) {
        results.add(of200(subject("S" + subject, 1, 100, 1), task + 1, right[task][subject]));
      }
    }
    Ranking ranking = ranking(results);

    assertThat(ranking.test().orElseThrow().averageRanks()).containsExactly(1.2, 2.05, 2.95, 3.8);
    assertThat(ranking.test().orElseThrow().friedman().chiSquare())
        .isCloseTo(23.17346938775508, within(1e-12));
    assertThat(pair(ranking, 0, 1)).isEqualTo("0.0235 8 1 1 0.0078125 0.0234375");
    assertThat(pair(ranking, 0, 2)).isEqualTo("0.0865 9 1 0 0.00390625 0.015625");
    assertThat(pair(ranking, 0, 3)).isEqualTo("0.1575 10 0 0 0.001953125 0.01171875");
    assertThat(pair(ranking, 1, 2)).isEqualTo("0.063 8 0 2 0.009765625 0.0234375");
    assertThat(pair(ranking, 1, 3)).isEqualTo("0.134 10 0 0 0.001953125 0.01171875");
    assertThat(pair(ranking, 2, 3)).isEqualTo("0.071 8 0 2 0.01171875 0.0234375");
    assertThat(PairingCells.lines(ranking.pairings().get(2).get(1).orElseThrow()))
        .containsExactly("−6.3", "2–0–8", "p = 0.010*");
    assertThat(CsvReader.read(PairsCsv.render(ranking)).get(0))
        .containsEntry("first", "S0")
        .containsEntry("second", "S1")
        .containsEntry("ties", "1")
        .containsEntry("p_value", "0.0078125")
        .containsEntry("p_value_holm", "0.0234375");
  }

  private static Result of200(Subject subject, int task, int right) {
    List<Prediction> answers =
        Fixture.predictions(200, i -> i % 2, i -> i < right ? i % 2 : 1 - i % 2);
    return new Result(
        Fixture.record(
            subject.name() + "-" + task,
            new Protocol("knn", "kNN", Fixture.ordered("k", "20")),
            new Data("Shapes " + task, "d" + task, "test", 200, Fixture.DATA.classes()),
            subject,
            answers,
            Optional.empty(),
            Fixture.provenance()),
        Predictions.classes(answers),
        List.of(),
        List.of());
  }

  private static String pair(Ranking ranking, int first, int second) {
    Pairing pair = ranking.pairings().get(first).get(second).orElseThrow();
    return "%s %d %d %d %s %s"
        .formatted(
            Math.rint(1e9 * pair.difference().orElseThrow()) / 1e9,
            pair.wins(),
            pair.ties(),
            pair.losses(),
            pair.pValue(),
            pair.corrected());
  }

  /** Six pairs need eight tasks; that of one who wins all seven is 6 · 2/2⁷. */
  @Test
  void saysWhereNothingCouldBeToldApart() {
    List<Result> seven = new ArrayList<>();
    List<Result> eight = new ArrayList<>();
    for (int subject = 0; subject < 4; subject++) {
      int base = 10 + 5 * subject;
      int[] right = IntStream.range(0, 8).map(task -> base + task % 4).toArray();
      eight.addAll(results(subject("S" + subject, 1, 100, 1), right));
      seven.addAll(results(subject("S" + subject, 1, 100, 1), Arrays.copyOf(right, 7)));
    }

    assertThat(RankingNotes.of(ranking(seven)))
        .anySatisfy(note -> assertThat(note).contains("so many pairs over so few tasks"));
    assertThat(ranking(seven).test().orElseThrow().groups()).hasSize(1);
    assertThat(RankingNotes.of(ranking(eight)))
        .noneSatisfy(note -> assertThat(note).contains("so many pairs over so few tasks"));
    assertThat(ranking(eight).test().orElseThrow().groups()).hasSize(4);
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

  /** A method's results on the data sets of a number, each trained on the data of another. */
  private static List<Result> trainedOn(String data, int task, long seed, int right) {
    Subject subject =
        new Subject(
            "A",
            Optional.of(new Subject.EncoderFacts("convnet", 100 + task, 8)),
            Optional.of(seed),
            Optional.of(
                new Subject.Pretraining("simclr", data, 1, 10 + task, 100, data + seed, 1)));
    Provenance any = Fixture.provenance();
    Provenance made =
        new Provenance(
            any.command(),
            "dataset:\n  name: csv\n  train: %s\nencoder: convnet\nseed: %d\n"
                .formatted(data, seed),
            any.plugins(),
            any.seeds(),
            any.hardware(),
            any.versions(),
            any.commit(),
            any.seconds(),
            any.deviceHours(),
            any.finished());
    return List.of(
        new Result(
            Fixture.record(
                "A%d-%s-%d".formatted(seed, data.substring(7), task),
                new Protocol("knn", "kNN", Fixture.ordered("k", "20")),
                new Data("Shapes " + task, "d" + task, "test", 40, Fixture.DATA.classes()),
                subject,
                Fixture.right(right),
                Optional.empty(),
                made),
            Predictions.classes(Fixture.right(right)),
            List.of(),
            List.of()));
  }

  @Test
  void aMethodThatIsTrainedOnTheDataOfEachTaskIsOneEntrant() {
    List<Result> others = results(subject("B", 1, 100, 1), 20, 21);
    List<Result> own = new ArrayList<>(others);
    List<Result> elsewhere = new ArrayList<>(others);
    for (long seed : List.of(1L, 2L)) {
      for (int task : List.of(1, 2)) {
        own.addAll(trainedOn("Shapes " + task, task, seed, 30));
        elsewhere.addAll(trainedOn("Shapes " + (3 - task), task, seed, 30));
      }
    }

    assertThat(ranking(own).entrants()).extracting(Entrant::label).containsExactly("A", "B");
    assertThat(ranking(own).entrants().get(0).seeds()).isEqualTo(2);
    assertThat(ranking(elsewhere).entrants())
        .extracting(Entrant::label)
        .containsExactlyInAnyOrder(
            "A, dataset.train = Shapes 1", "A, dataset.train = Shapes 2", "B");
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
