package org.isomer.eval.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.isomer.eval.RecordedNumbers;
import org.isomer.eval.metric.ClassificationDialect;
import org.isomer.eval.metric.ClassificationMetric;
import org.isomer.eval.metric.MacroRocArea;
import org.isomer.eval.metric.RocArea;
import org.isomer.eval.metric.ZeroDivision;
import org.isomer.eval.metric.further.RiskCoverage;
import org.isomer.eval.spi.PredictionMetric;
import org.isomer.random.CounterRandom;
import org.isomer.reports.json.RecordJson;
import org.isomer.reports.record.ClassScores;
import org.isomer.reports.record.Interval;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Prediction;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.Scale;
import org.isomer.reports.record.Scores;
import org.isomer.reports.statistics.Bootstrap;
import org.isomer.reports.statistics.BootstrapInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ClassificationScoresTest {
  private static final int[] TRUTH = {0, 0, 0, 0, 1, 1, 2};
  private static final List<Prediction> PREDICTIONS = predicted(TRUTH, 0, 0, 1, 0, 1, 2, 2);

  @Test
  void namesTheMetricsOfFewClassesWithoutProbabilities() {
    assertThat(scores(3, PREDICTIONS).metrics().keySet())
        .containsExactly(
            "accuracy",
            "balanced accuracy",
            "macro precision",
            "macro recall",
            "macro F1",
            "micro precision",
            "micro recall",
            "micro F1",
            "weighted precision",
            "weighted recall",
            "weighted F1",
            "MCC",
            "ECE");
  }

  @Test
  void countsTheTopFiveOfMoreClasses() {
    Scores scores =
        scores(
            6,
            List.of(
                new Prediction("a", 1, 5, List.of(5, 4, 3, 2, 1), .4),
                new Prediction("b", 5, 0, List.of(0, 1, 2, 3, 4), .4)));

    assertThat(scores.metrics().keySet()).startsWith("accuracy", "top-5 accuracy");
    assertThat(value(scores, "top-5 accuracy")).isEqualTo(.5);
  }

  @Test
  void aRankingThatIsNotKeptHasNoTopFive() {
    assertThat(scores(6, List.of(new Prediction("a", 1, 5, List.of(), .4))).metrics())
        .doesNotContainKey("top-5 accuracy");
  }

  @Test
  void aScoreThatIsNoProbabilityHasNoCalibration() {
    assertThat(scores(6, List.of(new Prediction("a", 1, 5, List.of(5), 17))).metrics())
        .doesNotContainKey("ECE");
  }

  @Test
  void fractionsOfSamplesHaveWilsonIntervals() {
    int[] truth = new int[100];
    int[] predicted = IntStream.range(0, 100).map(i -> i < 75 ? 0 : 1).toArray();

    Metric accuracy = metric(scores(2, predicted(truth, predicted)), "accuracy");

    assertThat(accuracy.value()).isEqualTo(.75);
    assertThat(accuracy.scale()).isEqualTo(Scale.SHARE);
    assertThat(accuracy.samples()).isEqualTo(100);
    Interval interval = accuracy.interval().orElseThrow();
    assertThat(interval.method()).isEqualTo("Wilson");
    assertThat(interval.low()).isCloseTo(.65696, within(5e-6));
    assertThat(interval.high()).isCloseTo(.82455, within(5e-6));
  }

  @Test
  void otherMetricsHaveBootstrapIntervals() {
    Metric macro = metric(scores(3, PREDICTIONS), "macro F1");

    assertThat(macro.value()).isCloseTo(.674603, within(5e-7));
    Interval interval = macro.interval().orElseThrow();
    assertThat(interval.method()).isEqualTo("expanded BCa bootstrap, 2000 resamples");
    assertThat(interval.low()).isBetween(.1, macro.value());
    assertThat(interval.high()).isBetween(macro.value(), 1.0);
  }

  /** So that older records can be verified. */
  @Test
  void percentilesCanStillBeComputed() {
    ClassificationDialect dialect = ClassificationDialect.SCIKIT_LEARN;
    Interval interval =
        metric(
                ClassificationScores.of(dialect, 3, PREDICTIONS, BootstrapInterval.PERCENTILE),
                "macro F1")
            .interval()
            .orElseThrow();

    ClassifiedSamples samples = ClassifiedSamples.of(dialect, 3, PREDICTIONS);
    assertThat(interval)
        .isEqualTo(
            Bootstrap.STANDARD.interval(
                PREDICTIONS.size(),
                drawn ->
                    samples
                        .values(drawn)[
                        List.of(ClassificationMetric.values())
                            .indexOf(ClassificationMetric.MACRO_F1)]));
  }

  @ParameterizedTest
  @CsvSource({
    "SCIKIT_LEARN, scikit-learn, .674603, .75",
    "ALL_CLASSES, all-classes, .505952, .75",
    "ZERO_DIVISION_ONE, zero-division-one, .755952, .75",
    "ZERO_DIVISION_EXCLUDED, zero-division-excluded, .674603, .75",
    "TORCHMETRICS, torchmetrics, .674603, .75"
  })
  void namesAndFollowsTheDialectWithAnAbsentClass(
      ClassificationDialect dialect, String title, double f1, double balanced) {
    Scores scores = ClassificationScores.of(dialect, 4, PREDICTIONS);

    assertThat(scores.dialect()).isEqualTo(title);
    assertThat(value(scores, "macro F1")).isCloseTo(f1, within(5e-7));
    assertThat(value(scores, "balanced accuracy")).isCloseTo(balanced, within(5e-7));
  }

  @Test
  void torchmetricsCountsAClassThatIsOnlyPredicted() {
    List<Prediction> predictions = predicted(new int[] {0, 0, 1}, 0, 2, 1);

    assertThat(value(scores(3, predictions), "balanced accuracy")).isEqualTo(.75);
    assertThat(
            value(
                ClassificationScores.of(ClassificationDialect.TORCHMETRICS, 3, predictions),
                "balanced accuracy"))
        .isEqualTo(.5);
  }

  @Test
  void scoresEveryClassAlsoAnAbsentOne() {
    Scores scores = scores(4, PREDICTIONS);

    assertThat(scores.classScores())
        .containsExactly(
            new ClassScores(1, .75, 6.0 / 7, 4),
            new ClassScores(.5, .5, .5, 2),
            new ClassScores(.5, 1, 2.0 / 3, 1),
            new ClassScores(0, 0, 0, 0));
    assertThat(scores.confusion())
        .containsExactly(
            List.of(3L, 1L, 0L, 0L),
            List.of(0L, 1L, 1L, 0L),
            List.of(0L, 0L, 1L, 0L),
            List.of(0L, 0L, 0L, 0L));
  }

  static List<String> scikitLearnCases() {
    return RecordedNumbers.lines(ClassificationScoresTest.class, "scikit-learn-cases.txt");
  }

  /** Each line: classes, truth, the shares of each sample in thousandths, = the metrics. */
  @ParameterizedTest
  @MethodSource("scikitLearnCases")
  void agreesWithScikitLearn(String line) {
    String[] fields = line.substring(0, line.indexOf('=')).trim().split(" ", -1);
    int classes = Integer.parseInt(fields[0]);
    int[] truth = fields[1].chars().map(c -> c - '0').toArray();
    List<Prediction> predictions = new ArrayList<>();
    for (int i = 0; i < truth.length; i++) {
      List<Double> shares =
          Arrays.stream(fields[2 + i].split(",", -1))
              .map(share -> Integer.parseInt(share) / 1000.0)
              .toList();
      predictions.add(withShares(String.valueOf(i), truth[i], shares));
    }

    Scores scores = scores(classes, predictions);

    double[] expected = RecordedNumbers.expected(line);
    List<String> names = List.of("accuracy", "MCC", "macro AUROC", "Brier score", "ECE");
    for (int i = 0; i < expected.length; i++) {
      assertThat(value(scores, names.get(i)))
          .as(names.get(i))
          .isCloseTo(expected[i], within(1e-12));
    }
    assertThat(metric(scores, "MCC").scale()).isEqualTo(Scale.SCORE);
    assertThat(metric(scores, "ECE").scale()).isEqualTo(Scale.ERROR);
    assertThat(metric(scores, "Brier score").scale()).isEqualTo(Scale.ERROR);
  }

  static List<String> confidentCases() {
    return RecordedNumbers.lines(ClassificationScoresTest.class, "confident-cases.txt");
  }

  /** Each line: classes, truth, the logits of each sample = accuracy, AUROC, Brier score, AURC. */
  @ParameterizedTest
  @MethodSource("confidentCases")
  void whatIsZeroOrOneAsAProbabilityIsStillRanked(String line) {
    String[] fields = line.substring(0, line.indexOf('=')).trim().split(" ", -1);
    int classes = Integer.parseInt(fields[0]);
    List<Prediction> predictions = new ArrayList<>();
    for (int i = 0; i < fields[1].length(); i++) {
      String[] logits = fields[2 + i].split(",", -1);
      float[] values = new float[classes];
      IntStream.range(0, classes).forEach(label -> values[label] = Float.parseFloat(logits[label]));
      predictions.add(
          org.isomer.eval.spi.Prediction.byLogits(values)
              .stored(String.valueOf(i), fields[1].charAt(i) - '0'));
    }

    Scores scores = scores(classes, predictions);

    double[] expected = RecordedNumbers.expected(line);
    assertThat(value(scores, "accuracy")).isCloseTo(expected[0], within(1e-12));
    assertThat(value(scores, "macro AUROC")).isCloseTo(expected[1], within(1e-12));
    assertThat(value(scores, "Brier score")).isCloseTo(expected[2], within(1e-9));
    PredictionMetric riskCoverage = new RiskCoverage().create(new RiskCoverage.Config());
    assertThat(
            riskCoverage.of(
                Collections.nCopies(classes, "class"), Predictions.classes(predictions)))
        .isCloseTo(expected[3], within(1e-12));
    assertThat(predictions.stream().map(ClassificationScoresTest::storedAndRead).toList())
        .as("what is stored loses nothing")
        .isEqualTo(predictions);
  }

  private static Prediction storedAndRead(Prediction prediction) {
    return RecordJson.read(
        RecordJson.parse(RecordJson.line(prediction), "line"), Prediction.class, "line");
  }

  @Test
  void theAreasIntervalIsAboutTheBootstraps() {
    int size = 400;
    int classes = 4;
    List<Prediction> predictions = random(size, classes);
    int[] truth = predictions.stream().mapToInt(Prediction::truth).toArray();
    double[][] shares =
        predictions.stream()
            .map(p -> p.shares().orElseThrow().stream().mapToDouble(s -> s).toArray())
            .toArray(double[][]::new);

    Interval interval =
        metric(scores(classes, predictions), "macro AUROC").interval().orElseThrow();
    Interval bootstrap =
        new Bootstrap(400, 0)
            .interval(
                size,
                drawn ->
                    MacroRocArea.of(
                            classes,
                            IntStream.of(drawn).mapToObj(i -> shares[i]).toArray(double[][]::new),
                            IntStream.of(drawn).map(i -> truth[i]).toArray(),
                            ZeroDivision.EXCLUDED)
                        .value());

    double width = bootstrap.high() - bootstrap.low();
    assertThat(interval.low()).isCloseTo(bootstrap.low(), within(.15 * width));
    assertThat(interval.high()).isCloseTo(bootstrap.high(), within(.15 * width));
  }

  @Test
  void theMeanAreaIsThatOfTheCounts() {
    List<Prediction> predictions = random(200, 5);
    int[] truth = predictions.stream().mapToInt(Prediction::truth).toArray();
    double[][] shares =
        predictions.stream()
            .map(p -> p.shares().orElseThrow().stream().mapToDouble(s -> s).toArray())
            .toArray(double[][]::new);

    for (ZeroDivision absent : List.of(ZeroDivision.ZERO, ZeroDivision.EXCLUDED)) {
      double[][] wider =
          Arrays.stream(shares).map(row -> Arrays.copyOf(row, 6)).toArray(double[][]::new);
      assertThat(MacroRocArea.of(6, wider, truth, absent).value())
          .isCloseTo(
              RocArea.mean(RocArea.oneVersusRest(6, wider, truth), false, absent), within(1e-12));
    }
  }

  private static List<Prediction> random(int size, int classes) {
    CounterRandom random = CounterRandom.of(1, "scores");
    List<Prediction> predictions = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      int truth = random.nextInt(classes);
      double[] weights = random(random, classes);
      weights[truth] += .8;
      double sum = Arrays.stream(weights).sum();
      predictions.add(
          withShares(
              String.valueOf(i),
              truth,
              Arrays.stream(weights).mapToObj(w -> Math.rint(20 * w / sum) / 20).toList()));
    }
    return predictions;
  }

  private static double[] random(CounterRandom random, int size) {
    double[] values = new double[size];
    Arrays.setAll(values, i -> random.nextDouble());
    return values;
  }

  private static Prediction withShares(String id, int truth, List<Double> shares) {
    double score = Collections.max(shares);
    int predicted = shares.indexOf(score);
    return new Prediction(id, truth, predicted, List.of(predicted), score, Optional.of(shares));
  }

  private static Scores scores(int classes, List<Prediction> predictions) {
    return ClassificationScores.of(ClassificationDialect.SCIKIT_LEARN, classes, predictions);
  }

  private static Metric metric(Scores scores, String name) {
    assertThat(scores.metrics()).containsKey(name);
    return scores.metrics().get(name);
  }

  private static double value(Scores scores, String name) {
    return metric(scores, name).value();
  }

  private static List<Prediction> predicted(int[] truth, int... labels) {
    return IntStream.range(0, labels.length)
        .mapToObj(
            i -> new Prediction(String.valueOf(i), truth[i], labels[i], List.of(labels[i]), 1))
        .toList();
  }
}
