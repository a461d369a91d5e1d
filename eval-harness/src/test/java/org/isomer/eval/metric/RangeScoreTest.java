package org.isomer.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.stream.IntStream;
import org.isomer.eval.recording.RecordedCases;
import org.junit.jupiter.api.Test;

class RangeScoreTest {
  private static boolean[] marks(String text) {
    boolean[] marks = new boolean[text.length()];
    for (int i = 0; i < marks.length; i++) {
      marks[i] = text.charAt(i) == '#';
    }
    return marks;
  }

  private static RangeScore of(String truth, String answers) {
    boolean[] begins = new boolean[truth.length()];
    begins[0] = true;
    return RangeScore.of(marks(truth), marks(answers), begins);
  }

  /** Of two answers one is half right; the anomaly is hit, by one half of it in two parts. */
  @Test
  void isTheWorkedExample() {
    RangeScore score = of(".####...", "##.#..#.");

    assertThat(score.precision()).isCloseTo((0.5 + 1 + 0) / 3, within(1e-15));
    assertThat(score.recall()).isCloseTo(0.5 + 0.5 * 0.5 / 2, within(1e-15));
  }

  /** With point adjustment this would be a recall of 1. */
  @Test
  void oneHitDoesNotFindAWholeAnomaly() {
    assertThat(of("####################", "..........#.........").recall())
        .isEqualTo(0.5 + 0.5 / 20);
  }

  @Test
  void isTheUsualOneWhereRangesAreMoments() {
    RangeScore score = of("#.#.#.#.", "#.#...##");

    assertThat(of("#.#.#.#.", "#.#.....").precision()).isEqualTo(1);
    assertThat(of("#.#.#.#.", "#.#.....").recall()).isEqualTo(0.5);
    assertThat(score.recall()).isEqualTo(0.75);
  }

  @Test
  void nothingAnsweredIsNothing() {
    RangeScore score = of("##..", "....");

    assertThat(score).isEqualTo(new RangeScore(0, 0));
    assertThat(score.f1()).isZero();
  }

  @Test
  void isThatOfTheReference() throws IOException {
    for (JsonNode each : RecordedCases.read().all().get("ranges")) {
      boolean[] truth = RecordedCases.marks(each.get("truth"));
      double[] scores = RecordedCases.numbers(each.get("scores"));
      JsonNode recordings = each.get("recordings");
      boolean[] begins = new boolean[truth.length];
      IntStream.range(0, truth.length)
          .forEach(
              i ->
                  begins[i] = i == 0 || recordings.get(i).asInt() != recordings.get(i - 1).asInt());
      double threshold = each.get("threshold").asDouble();

      RangeScore score = RangeScore.of(truth, RangeCurve.from(scores, threshold), begins);
      assertThat(score.precision()).isCloseTo(each.get("precision").asDouble(), within(1e-12));
      assertThat(score.recall()).isCloseTo(each.get("recall").asDouble(), within(1e-12));
      assertThat(RangeCurve.of(scores, truth, begins).area())
          .isCloseTo(each.get("area").asDouble(), within(1e-12));
    }
  }

  @Test
  void ofManyScoresTheCurveHasTwoHundredWithBothEnds() {
    double[] scores = IntStream.range(0, 5000).mapToDouble(i -> i).toArray();
    boolean[] truth = new boolean[5000];
    truth[4999] = true;
    RangeCurve curve = RangeCurve.of(scores, truth, new boolean[5000]);

    assertThat(curve.thresholds()).hasSize(200).startsWith(4999.0).endsWith(0.0);
    assertThat(curve.area()).isCloseTo(1, within(1e-12));
  }
}
