package org.isomer.eval.metric.further;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.isomer.eval.metric.further.CohenKappa.Weights;
import org.isomer.eval.result.FurtherMetrics;
import org.isomer.eval.spi.PredictionMetric;
import org.isomer.reports.record.Interval;
import org.isomer.reports.record.LabelSet;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Prediction;
import org.isomer.reports.record.PredictionKind;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.Scale;
import org.isomer.reports.record.Scores;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FurtherMetricsTest {
  private static final List<String> CLASSES = List.of("none", "some", "much", "all");
  private static final List<Integer> TRUTH = List.of(0, 1, 2, 2, 1, 0, 2, 2, 1, 0, 3, 3);
  private static final List<Integer> CLAIMED = List.of(0, 2, 2, 1, 1, 0, 2, 0, 1, 3, 3, 2);

  private static Predictions predictions(
      List<Integer> truth, List<Integer> claimed, List<Double> scores) {
    return Predictions.classes(
        IntStream.range(0, truth.size())
            .mapToObj(
                i ->
                    new Prediction(
                        "test/" + i, truth.get(i), claimed.get(i), List.of(), scores.get(i)))
            .toList());
  }

  private static Predictions worked() {
    return predictions(TRUTH, CLAIMED, TRUTH.stream().map(label -> .5).toList());
  }

  private static PredictionMetric kappa(Weights weights) {
    return new CohenKappa().create(new CohenKappa.Config(weights));
  }

  private static PredictionMetric riskCoverage() {
    return new RiskCoverage().create(new RiskCoverage.Config());
  }

  /** Values of scikit-learn's cohen_kappa_score. */
  @ParameterizedTest
  @CsvSource({
    "NONE, 0.4339622641509433",
    "LINEAR, 0.4216867469879517",
    "QUADRATIC, 0.38064516129032266"
  })
  void kappaIsThatOfScikitLearn(Weights weights, double expected) {
    assertThat(kappa(weights).of(CLASSES, worked())).isCloseTo(expected, within(1e-15));
  }

  @Test
  void kappaOfOneClassIsNotDefined() {
    Predictions same = predictions(List.of(1, 1), List.of(1, 1), List.of(.5, .5));

    assertThat(kappa(Weights.NONE).of(CLASSES, same)).isNaN();
    assertThat(FurtherMetrics.of(List.of(kappa(Weights.NONE)), CLASSES, same)).isEmpty();
  }

  /** Mistakes among the surest k: 0/1, then 1/2 and 1 of the two of equal score, then 2/4. */
  @Test
  void riskCoverageTakesEqualScoresInTheirAverageOrder() {
    List<Integer> truth = List.of(0, 0, 0, 0);
    double expected = (0 + .5 / 2 + 1. / 3 + 2. / 4) / 4;

    assertThat(
            riskCoverage()
                .of(CLASSES, predictions(truth, List.of(0, 1, 0, 1), List.of(.9, .8, .8, .5))))
        .isCloseTo(expected, within(1e-15));
    assertThat(
            riskCoverage()
                .of(CLASSES, predictions(truth, List.of(1, 0, 1, 0), List.of(.5, .8, .8, .9))))
        .isCloseTo(expected, within(1e-15));
  }

  @Test
  void hasAnIntervalOverResamples() {
    Map<String, Metric> metrics =
        FurtherMetrics.of(List.of(kappa(Weights.NONE), riskCoverage()), CLASSES, worked());

    assertThat(metrics.keySet()).containsExactly("Cohen's kappa", "AURC");
    Metric kappa = metrics.get("Cohen's kappa");
    assertThat(kappa.samples()).isEqualTo(12);
    Interval interval = kappa.interval().orElseThrow();
    assertThat(interval.method()).isEqualTo("expanded BCa bootstrap, 1000 resamples");
    assertThat(interval.low()).isLessThan(kappa.value());
    assertThat(interval.high()).isGreaterThan(kappa.value()).isLessThanOrEqualTo(1);
  }

  @Test
  void overwritesNothing() {
    Metric own = new Metric(.8, Scale.SHARE, Optional.empty(), 12);
    Metric further = new Metric(.1, Scale.ERROR, Optional.empty(), 12);
    Scores scores =
        new Scores(
            "scikit-learn", "accuracy", Map.of("accuracy", own), List.of(), List.of(), List.of());

    assertThat(FurtherMetrics.add(Map.of("accuracy", further), scores).metrics())
        .isEqualTo(Map.of("accuracy", own, "accuracy (further)", further));
  }

  @Test
  void refusesAnotherKindOfPredictions() {
    Predictions sets =
        new Predictions(
            PredictionKind.LABEL_SETS, List.of(new LabelSet("a", List.of(0), List.of(.5, .5))));

    assertThatThrownBy(() -> FurtherMetrics.of(List.of(riskCoverage()), CLASSES, sets))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "the metric 'AURC' is for predictions of classes, but the task predicts label sets."
                + " Leave it out.");
  }
}
