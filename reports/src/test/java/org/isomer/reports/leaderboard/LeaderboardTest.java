package org.isomer.reports.leaderboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.isomer.reports.Fixture;
import org.isomer.reports.leaderboard.board.Board;
import org.isomer.reports.leaderboard.board.Cell;
import org.isomer.reports.leaderboard.board.Column;
import org.isomer.reports.leaderboard.board.Finding;
import org.isomer.reports.leaderboard.board.Format;
import org.isomer.reports.leaderboard.board.Gap;
import org.isomer.reports.leaderboard.board.Notes;
import org.isomer.reports.leaderboard.board.PairedTest;
import org.isomer.reports.leaderboard.board.Row;
import org.isomer.reports.leaderboard.board.SeedMean;
import org.isomer.reports.leaderboard.board.Standing;
import org.isomer.reports.leaderboard.board.SubjectFacts;
import org.isomer.reports.record.Data;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Prediction;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.Protocol;
import org.isomer.reports.record.Provenance;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.ResultRecord;
import org.isomer.reports.record.Scale;
import org.isomer.reports.record.Subject;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;

class LeaderboardTest {
  @Test
  void putsTasksIntoColumnsAndTheBestSubjectFirst() {
    Board board = onlyBoard(Fixture.results());

    assertThat(board.columns()).extracting(Column::title).containsExactly("kNN", "Linear probe");
    assertThat(board.rows())
        .extracting(Row::label)
        .containsExactly("SimCLR, convnet", "convnet, untrained", "raw pixels");
    assertThat(board.rows().get(2).cells().get(1)).isEmpty();
  }

  @Test
  void marksTiesByThePairedTestWithHolmsCorrection() {
    Board board = onlyBoard(Fixture.results());

    assertThat(standings(board, 0)).containsExactly(Standing.BEST, Standing.TIED, Standing.BEHIND);
    assertThat(standings(board, 1)).containsExactly(Standing.BEST, Standing.BEHIND);
    Gap tied = board.rows().get(1).cells().get(0).orElseThrow().gap().orElseThrow();
    Gap behind = board.rows().get(2).cells().get(0).orElseThrow().gap().orElseThrow();
    assertThat(tied.difference().value()).isEqualTo(0.05);
    assertThat(tied.pValue()).as("2 samples differ: 2 / 2^2").isCloseTo(0.5, within(1e-12));
    assertThat(behind.pValue())
        .as("14 samples differ: 2 / 2^14, times two comparisons")
        .isCloseTo(Math.pow(2, -12), within(1e-12));
  }

  @Test
  void doesNotDependOnTheOrderOfTheResults() {
    List<Result> shuffled = new ArrayList<>(Fixture.results());
    Collections.reverse(shuffled);

    assertThat(Leaderboard.of(shuffled)).isEqualTo(Leaderboard.of(Fixture.results()));
  }

  @Test
  void countsAResultThatIsGivenTwiceOnce() {
    List<Result> twice =
        Stream.concat(Fixture.results().stream(), Fixture.results().stream()).toList();

    assertThat(Leaderboard.of(twice)).isEqualTo(Leaderboard.of(Fixture.results()));
  }

  @Test
  void countsAMeasurementOnceThatGaveTheSameTwice() {
    Result first = Fixture.knn("first", Fixture.SIMCLR, Fixture.right(38));
    Result second = Fixture.knn("second", Fixture.SIMCLR, Fixture.right(38));

    Board board = onlyBoard(List.of(first, second));

    assertThat(board.rows()).hasSize(1);
    assertThat(board.rows().get(0).results()).hasSize(1);
  }

  @Test
  void countsAMeasurementUnderTwoTitlesOnce() {
    Result first = Fixture.knn("first", Fixture.SIMCLR, Fixture.right(38));
    Protocol renamed =
        new Protocol("knn", "nearest", Fixture.ordered("k", "20", "temperature", "0.07"));
    Result second =
        Fixture.result("second", renamed, Fixture.SIMCLR, Fixture.right(38), Optional.empty());

    Board board = onlyBoard(List.of(first, second));

    assertThat(board.columns()).hasSize(1);
    assertThat(board.rows()).singleElement().matches(row -> row.results().size() == 1);
  }

  @Test
  void refusesTwoResultsForOneCell() {
    assertThatThrownBy(
            () ->
                Leaderboard.of(
                    List.of(
                        Fixture.knn("first", Fixture.SIMCLR, Fixture.right(38)),
                        Fixture.knn("second", Fixture.SIMCLR, Fixture.right(37)))))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "results 'first' and 'second' are both about SimCLR, convnet, kNN, on the same"
                + " samples. Leave one of them out.");
  }

  @Test
  void marksAllThatAreBest() {
    Board board =
        onlyBoard(
            List.of(
                Fixture.knn("a", Fixture.SIMCLR, Fixture.right(38)),
                Fixture.knn("b", Fixture.UNTRAINED, Fixture.right(38)),
                Fixture.knn("c", Fixture.PIXELS, Fixture.right(20))));

    assertThat(standings(board, 0)).containsExactly(Standing.BEST, Standing.BEST, Standing.BEHIND);
    assertThat(board.rows().get(1).cells().get(0).orElseThrow().gap()).isEmpty();
    Finding finding = Finding.of(board).get(0);
    assertThat(finding.leader()).isEqualTo("SimCLR, convnet and convnet, untrained");
    assertThat(finding.statement())
        .startsWith("lead with the same number: 45.0 points [30.0, 60.0] above raw pixels");
  }

  /** 90.004 % and 89.996 % look alike, and only one of them is the best. */
  @Test
  void saysThatNumbersOnlyLookAlike() {
    Board board =
        onlyBoard(List.of(of("a", Fixture.SIMCLR, .90004), of("b", Fixture.PIXELS, .89996)));

    assertThat(standings(board, 0)).containsExactly(Standing.BEST, Standing.UNTESTED);
    assertThat(Notes.of(board))
        .contains(
            "A number that looks like the best and is not marked as such is worse by less than is"
                + " shown: in kNN.");
    assertThat(Notes.of(onlyBoard(Fixture.results())))
        .noneMatch(note -> note.contains("looks like"));
  }

  private static Result of(String id, Subject subject, double value) {
    ResultRecord record = Fixture.knn(id, subject, Fixture.right(20)).record();
    return new Result(
        new ResultRecord(
            record.schema(),
            record.id(),
            record.protocol(),
            record.data(),
            record.subject(),
            record.key(),
            record.dialect(),
            "score",
            Map.of("score", new Metric(value, Scale.SHARE, Optional.empty(), 40)),
            List.of(),
            List.of(),
            record.selection(),
            record.overlap(),
            record.testLooks(),
            record.warnings(),
            record.provenance(),
            List.of()),
        Predictions.none(),
        List.of(),
        List.of());
  }

  @Test
  void refusesTwoResultsOfOneId() {
    List<Result> results =
        List.of(
            Fixture.knn("same", Fixture.SIMCLR, Fixture.right(38)),
            Fixture.knn("same", Fixture.UNTRAINED, Fixture.right(37)));

    assertThatThrownBy(() -> Leaderboard.of(results))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "two different results are called 'same'. Leave one of them out; isomer compare shows"
                + " in what they differ.");
  }

  @Test
  void refusesAnEmptySet() {
    assertThatThrownBy(() -> Leaderboard.of(List.of()))
        .isInstanceOf(BadInputException.class)
        .hasMessage("a leaderboard needs at least one result");
  }

  @Test
  void givesEachSetOfSamplesItsOwnBoard() {
    Result validation = on(new Data("Shapes", "5ba9e5", "validation", 40, classes()));
    Result other = on(new Data("Shapes", "other", "test", 40, classes()));
    List<Result> results =
        Stream.concat(Fixture.results().stream(), Stream.of(validation, other)).toList();

    assertThat(Leaderboard.of(results).boards())
        .extracting(board -> board.data().digest() + " " + board.data().split())
        .containsExactlyInAnyOrder("5ba9e5 test", "5ba9e5 validation", "other test");
  }

  @Test
  void givesEachProtocolItsOwnColumnAndSaysWhatDiffers() {
    Protocol wide = new Protocol("knn", "kNN", Fixture.ordered("k", "200", "temperature", "0.07"));
    Board board =
        onlyBoard(
            List.of(
                Fixture.knn("a", Fixture.SIMCLR, Fixture.right(38)),
                Fixture.result("b", wide, Fixture.SIMCLR, Fixture.right(30), Optional.empty())));

    assertThat(board.columns())
        .extracting(Column::title)
        .containsExactlyInAnyOrder("kNN, k = 20", "kNN, k = 200");
    assertThat(board.rows()).hasSize(1);
    assertThat(standings(board, 0)).containsExactly(Standing.UNTESTED);
  }

  @Test
  void aProtocolIsItsTaskAndOptionsInAnyOrder() {
    Protocol reordered =
        new Protocol("knn", "nearest", Fixture.ordered("temperature", "0.07", "k", "20"));

    assertThat(reordered.digest()).isEqualTo(Fixture.KNN.digest());
    assertThat(Fixture.KNN.digest()).isNotEqualTo(Fixture.LINEAR.digest());
  }

  @Test
  void tellsSubjectsOfOneNameApart() {
    Subject second =
        new Subject(
            Fixture.SIMCLR.name(),
            Fixture.SIMCLR.encoder(),
            Optional.of(2L),
            Fixture.SIMCLR.pretraining());

    assertThat(
            onlyBoard(
                    List.of(
                        Fixture.knn("a", Fixture.SIMCLR, Fixture.right(38)),
                        Fixture.knn("b", second, Fixture.right(37)),
                        Fixture.knn("c", Fixture.PIXELS, Fixture.right(30))))
                .rows())
        .extracting(Row::label)
        .containsExactly("SimCLR, convnet, seed 1", "SimCLR, convnet, seed 2", "raw pixels");
  }

  @Test
  void doesNotTestWithoutPredictions() {
    Result without =
        new Result(
            Fixture.knn("b", Fixture.PIXELS, Fixture.right(24)).record(),
            Predictions.none(),
            List.of(),
            List.of());
    Board board = onlyBoard(List.of(Fixture.knn("a", Fixture.SIMCLR, Fixture.right(38)), without));

    assertThat(standings(board, 0)).containsExactly(Standing.BEST, Standing.UNTESTED);
  }

  @Test
  void aSmallerErrorIsBetter() {
    Board board =
        onlyBoard(List.of(error("a", Fixture.PIXELS, 0.5), error("b", Fixture.SIMCLR, 0.25)));

    assertThat(board.rows())
        .extracting(Row::label)
        .containsExactly("SimCLR, convnet", "raw pixels");
    assertThat(standings(board, 0)).containsExactly(Standing.BEST, Standing.UNTESTED);
  }

  @Test
  void refusesPredictionsOfOtherSamples() {
    List<Prediction> renamed =
        Fixture.right(20).stream()
            .map(p -> new Prediction("x" + p.id(), p.truth(), p.predicted(), p.top(), p.score()))
            .toList();

    assertThatThrownBy(
            () ->
                Leaderboard.of(
                    List.of(
                        Fixture.knn("a", Fixture.SIMCLR, Fixture.right(38)),
                        Fixture.knn("b", Fixture.PIXELS, renamed))))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "results 'a' and 'b' say that they are about the same samples, but sample 'test/0' is"
                + " not in both sets of predictions with the same truth");
  }

  @Test
  void findsWhoLeadsAndByHowMuch() {
    assertThat(Finding.of(onlyBoard(Fixture.results())))
        .containsExactly(
            new Finding(
                "kNN",
                "SimCLR, convnet",
                "has the best number, but convnet, untrained is not significantly different:"
                    + " 5.0 points [0.0, 12.5] below, p = 0.500"),
            new Finding(
                "Linear probe",
                "SimCLR, convnet",
                "leads: 47.5 points [32.5, 62.5] above convnet, untrained, p < 0.001"));
  }

  private static Board onlyBoard(List<Result> results) {
    List<Board> boards = Leaderboard.of(results).boards();
    assertThat(boards).hasSize(1);
    return boards.get(0);
  }

  private static List<Standing> standings(Board board, int column) {
    return board.rows().stream()
        .flatMap(row -> row.cells().get(column).stream())
        .map(Cell::standing)
        .toList();
  }

  private static List<String> classes() {
    return Fixture.DATA.classes();
  }

  private static Result on(Data data) {
    List<Prediction> predictions = Fixture.right(30);
    return new Result(
        Fixture.record(
            "on-" + data.split() + data.digest(),
            Fixture.KNN,
            data,
            Fixture.SIMCLR,
            predictions,
            Optional.empty(),
            Fixture.provenance()),
        Predictions.classes(predictions),
        List.of(),
        List.of());
  }

  private static Result error(String id, Subject subject, double value) {
    ResultRecord record =
        new ResultRecord(
            ResultRecord.SCHEMA,
            id,
            new Protocol("forecast", "Forecast", Fixture.ordered()),
            new Data("Waves", "d1", "test", 10, List.of()),
            subject,
            Optional.empty(),
            Optional.empty(),
            "MSE",
            Map.of("MSE", new Metric(value, Scale.ERROR, Optional.empty(), 10)),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Fixture.provenance(),
            List.of());
    return new Result(record, Predictions.none(), List.of(), List.of());
  }

  @Test
  void comparesNumbersOfNoSingleAnswerOnTheirResamples() {
    List<Double> high = IntStream.range(0, 1000).mapToObj(i -> 0.50 + i * 1e-5).toList();
    List<Double> near =
        IntStream.range(0, 1000).mapToObj(i -> 0.50 + (i * 7 % 1000) * 1e-5).toList();
    List<Double> low = IntStream.range(0, 1000).mapToObj(i -> 0.40 + i * 1e-5).toList();
    Board board =
        onlyBoard(
            List.of(
                dense("a", Fixture.SIMCLR, 0.505, high),
                dense("b", Fixture.UNTRAINED, 0.504, near),
                dense("c", Fixture.PIXELS, 0.405, low)));

    assertThat(standings(board, 0)).containsExactly(Standing.BEST, Standing.TIED, Standing.BEHIND);
    Gap behind = board.rows().get(2).cells().get(0).orElseThrow().gap().orElseThrow();
    assertThat(behind.test()).isEqualTo(PairedTest.BOOTSTRAP);
    assertThat(behind.pValue()).as("the smallest there is, two tests").isEqualTo(4 / 1001.0);
    assertThat(Format.points(behind)).isEqualTo("10.0 points [10.0, 10.0]");
    assertThat(Notes.of(board)).anySatisfy(note -> assertThat(note).contains("paired bootstrap"));
  }

  private static Result dense(String id, Subject subject, double value, List<Double> resamples) {
    ResultRecord given =
        Fixture.record(
            id,
            new Protocol("detect", "Detection", Map.of()),
            Fixture.DATA,
            subject,
            Fixture.right(30),
            Optional.empty(),
            Fixture.provenance());
    ResultRecord record =
        new ResultRecord(
            given.schema(),
            id,
            given.protocol(),
            given.data(),
            subject,
            Optional.empty(),
            Optional.of("COCO"),
            "mAP",
            Map.of("mAP", new Metric(value, Scale.SHARE, Optional.empty(), 40)),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            given.provenance(),
            List.of());
    return new Result(record, Predictions.none(), resamples, List.of());
  }

  @Test
  void labelsSayInWhichLossSubjectsOfOneNameDiffer() {
    Board board =
        onlyBoard(
            List.of(
                configured("a", 1, "framework: {name: simclr, loss: {name: nt-xent}}\nseed: 1\n"),
                configured("b", 2, "framework: {name: simclr, loss: {name: nt-xent}}\nseed: 2\n"),
                configured("c", 1, "framework: {name: simclr, loss: {name: sup-con}}\nseed: 1\n")));

    assertThat(board.rows())
        .extracting(Row::label)
        .containsExactlyInAnyOrder(
            "SimCLR, convnet, nt-xent, seed 1",
            "SimCLR, convnet, nt-xent, seed 2",
            "SimCLR, convnet, sup-con");
    assertThat(SeedMean.of(board))
        .extracting(SeedMean::label)
        .containsExactlyInAnyOrder("SimCLR, convnet, nt-xent", "SimCLR, convnet, sup-con");
    assertThat(board.rows()).allSatisfy(row -> assertThat(row.loss()).isPresent());
    assertThat(SubjectFacts.line(board.rows().get(0))).contains(" loss · ");
  }

  @Test
  void whatIsNotKnownOfAPretrainingIsNotShownAs0() {
    Subject foreign =
        new Subject(
            "ResNet-18 of torchvision",
            Fixture.SIMCLR.encoder(),
            Optional.empty(),
            Optional.of(
                new Subject.Pretraining("supervised", "ImageNet-1k", 90, 0, 0, "c0ffee", 0)));
    Subject unknown =
        new Subject(
            "weights from elsewhere",
            Fixture.SIMCLR.encoder(),
            Optional.empty(),
            Optional.of(new Subject.Pretraining("moco", "photographs", 0, 0, 0, "decaf", 0)));
    Board board =
        Leaderboard.of(
                List.of(
                    Fixture.knn("one", foreign, Fixture.right(30)),
                    Fixture.knn("two", unknown, Fixture.right(20))))
            .boards()
            .get(0);

    assertThat(SubjectFacts.table(board.rows().get(0)))
        .containsEntry("Epochs", "90")
        .containsEntry("Steps", "unknown")
        .containsEntry("Views seen", "unknown")
        .containsEntry("Pretraining took", "unknown")
        .doesNotContainKey("Speed");
    assertThat(SubjectFacts.line(board.rows().get(0))).isEqualTo("93,322 parameters · 90 epochs");
    assertThat(SubjectFacts.line(board.rows().get(1)))
        .isEqualTo("93,322 parameters · epochs unknown");
  }

  private static Result configured(String id, long seed, String configuration) {
    Subject subject = Fixture.trained(Fixture.SIMCLR, Optional.of(seed), id.repeat(8));
    Provenance given = Fixture.provenance();
    return new Result(
        Fixture.record(
            id,
            Fixture.KNN,
            Fixture.DATA,
            subject,
            Fixture.right(30),
            Optional.empty(),
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
                given.finished())),
        Predictions.classes(Fixture.right(30)),
        List.of(),
        List.of());
  }
}
