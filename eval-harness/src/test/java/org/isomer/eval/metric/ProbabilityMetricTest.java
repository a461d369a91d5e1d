package org.isomer.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.isomer.eval.RecordedNumbers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Metrics of scores and probabilities, and Matthews' coefficient of what they predict. */
class ProbabilityMetricTest {
  @Test
  void areaUnderTheCurveIsTheShareOfPairsWon() {
    boolean[] truth = {false, false, true, true};

    assertThat(RocArea.of(new double[] {.1, .4, .35, .8}, truth)).isEqualTo(new RocArea(6, 2, 2));
    assertThat(RocArea.of(new double[] {.1, .4, .35, .8}, truth).value(ZeroDivision.EXCLUDED))
        .isEqualTo(.75);
    assertThat(RocArea.of(new double[] {7, 7, 7, 7}, truth).value(ZeroDivision.EXCLUDED))
        .as("ties are half won")
        .isEqualTo(.5);
    assertThat(RocArea.of(new double[] {0, -0., 0, -1}, truth).halfWins())
        .as("both zeros are one score")
        .isEqualTo(2);
  }

  @Test
  void areaNeedsBothAnswers() {
    RocArea area = RocArea.of(new double[] {.2, .7}, new boolean[] {true, true});

    assertThat(area.value(ZeroDivision.EXCLUDED)).isNaN();
    assertThat(area.value(ZeroDivision.ZERO)).isZero();
    assertThat(RocArea.mean(List.of(area), false, ZeroDivision.EXCLUDED)).isNaN();
  }

  @Test
  void areaOfALargeSampleDoesNotOverflow() {
    int half = 70_000;
    double[] scores = new double[2 * half];
    boolean[] truth = new boolean[2 * half];
    Arrays.fill(scores, half, 2 * half, 1);
    Arrays.fill(truth, half, 2 * half, true);

    assertThat(RocArea.of(scores, truth)).isEqualTo(new RocArea(9_800_000_000L, half, half));
  }

  @Test
  void scoresMustBeNumbers() {
    assertThatThrownBy(() -> RocArea.of(new double[] {.2, Double.NaN}, new boolean[] {true, false}))
        .hasMessage("a score is not a number");
    assertThatThrownBy(
            () ->
                Calibration.of(
                    10, Calibration.Edges.CLOSED_ABOVE, new double[] {1.5}, new boolean[] {true}))
        .hasMessage("a confidence of 1.5");
  }

  @Test
  void confidencesOnAnEdge() {
    double[] confidences = {0, .25, .5, 1};
    boolean[] correct = {true, true, false, true};

    assertThat(Calibration.of(4, Calibration.Edges.CLOSED_ABOVE, confidences, correct).bins())
        .containsExactly(
            new CalibrationBin(2, 2, .25),
            new CalibrationBin(1, 0, .5),
            new CalibrationBin(0, 0, 0),
            new CalibrationBin(1, 1, 1));
    assertThat(Calibration.of(4, Calibration.Edges.CLOSED_BELOW, confidences, correct).bins())
        .containsExactly(
            new CalibrationBin(1, 1, 0),
            new CalibrationBin(1, 1, .25),
            new CalibrationBin(1, 0, .5),
            new CalibrationBin(0, 0, 0),
            new CalibrationBin(1, 1, 1));
  }

  @Test
  void everyEdgeIsInTheBinThatItCloses() {
    for (int bins = 1; bins <= 100; bins++) {
      for (int i = 1; i < bins; i++) {
        double[] edge = {(double) i / bins};
        boolean[] correct = {true};
        assertThat(onlyBin(Calibration.of(bins, Calibration.Edges.CLOSED_ABOVE, edge, correct)))
            .isEqualTo(i - 1);
        assertThat(onlyBin(Calibration.of(bins, Calibration.Edges.CLOSED_BELOW, edge, correct)))
            .isEqualTo(i);
      }
    }
  }

  @Test
  void calibrationErrors() {
    Calibration calibration =
        Calibration.of(
            2,
            Calibration.Edges.CLOSED_ABOVE,
            new double[] {.25, .5, .75, 1},
            new boolean[] {false, true, true, true});

    assertThat(calibration.expectedError()).isEqualTo(.125);
    assertThat(calibration.maximumError()).isEqualTo(.125);
  }

  @Test
  void brierScores() {
    assertThat(BrierScore.binary(new double[] {.5, 1}, new boolean[] {true, false}))
        .isEqualTo(.625);
    assertThat(BrierScore.multiclass(new double[][] {{.5, .5}, {0, 1}}, new int[] {1, 0}))
        .isEqualTo(1.25);
  }

  @Test
  void matthewsCoefficient() {
    assertThat(MatthewsCorrelation.of(ConfusionMatrix.of(new long[][] {{0, 1}, {1, 2}})))
        .as("scikit-learn's example")
        .isCloseTo(-1 / 3.0, within(1e-15));
    assertThat(MatthewsCorrelation.of(ConfusionMatrix.of(new long[][] {{3, 0}, {2, 0}}))).isZero();
    long pixels = 4_000_000_000L;
    assertThat(MatthewsCorrelation.of(ConfusionMatrix.of(new long[][] {{pixels, 0}, {0, pixels}})))
        .isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void agreesWithOtherImplementations(String line) {
    assertThat(computed(line)).containsExactly(RecordedNumbers.expected(line), within(1e-13));
  }

  static List<String> recorded() {
    return RecordedNumbers.lines(ProbabilityMetricTest.class, "probability-cases.txt");
  }

  /** Weights of one hexadecimal digit become probabilities. */
  static double[] computed(String line) {
    String[] fields = line.split(" ", 4);
    int classes = Integer.parseInt(fields[0]);
    int[] truth = fields[1].chars().map(c -> c - '0').toArray();
    double[][] probabilities =
        Stream.of(fields[2].split(",", -1))
            .map(row -> row.chars().mapToDouble(c -> Character.digit(c, 16)).toArray())
            .map(row -> divided(row, DoubleStream.of(row).sum()))
            .toArray(double[][]::new);
    int[] predicted = Stream.of(probabilities).mapToInt(ProbabilityMetricTest::greatest).toArray();
    double[] confidences =
        Stream.of(probabilities).mapToDouble(ProbabilityMetricTest::max).toArray();
    boolean[] correct = new boolean[truth.length];
    for (int i = 0; i < truth.length; i++) {
      correct[i] = truth[i] == predicted[i];
    }
    List<RocArea> areas = RocArea.oneVersusRest(classes, probabilities, truth);
    Calibration above = Calibration.of(15, Calibration.Edges.CLOSED_ABOVE, confidences, correct);
    Calibration below = Calibration.of(16, Calibration.Edges.CLOSED_BELOW, confidences, correct);
    return new double[] {
      MatthewsCorrelation.of(ConfusionMatrix.of(classes, truth, predicted)),
      RocArea.mean(areas, false, ZeroDivision.EXCLUDED),
      RocArea.mean(areas, true, ZeroDivision.EXCLUDED),
      RocArea.mean(areas, false, ZeroDivision.ZERO),
      above.expectedError(),
      above.maximumError(),
      below.expectedError(),
      below.maximumError(),
      BrierScore.multiclass(probabilities, truth)
    };
  }

  private static double[] divided(double[] row, double by) {
    return DoubleStream.of(row).map(value -> value / by).toArray();
  }

  private static int greatest(double[] row) {
    int greatest = 0;
    for (int i = 1; i < row.length; i++) {
      greatest = row[i] > row[greatest] ? i : greatest;
    }
    return greatest;
  }

  private static double max(double[] row) {
    return row[greatest(row)];
  }

  /** The bin of the only prediction. */
  private static int onlyBin(Calibration calibration) {
    int bin = 0;
    while (calibration.bins().get(bin).count() == 0) {
      bin++;
    }
    return bin;
  }
}
