package org.isomer.eval.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.isomer.eval.spi.Prediction;
import org.isomer.reports.record.ClassScores;
import org.isomer.reports.record.Interval;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Scale;
import org.junit.jupiter.api.Test;

class ClassificationScoresTest {
  private static final int[] TRUTH = {0, 0, 0, 0, 1, 1, 2};
  private static final List<Prediction> PREDICTIONS = predicted(0, 0, 1, 0, 1, 2, 2);

  @Test
  void namesTheMetricsOfFewClasses() {
    assertThat(ClassificationScores.of(3, TRUTH, PREDICTIONS).metrics().keySet())
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
            "weighted F1");
  }

  @Test
  void countsTheTopFiveOfMoreClasses() {
    List<Prediction> ranked =
        List.of(
            new Prediction(List.of(5, 4, 3, 2, 1), .4), new Prediction(List.of(0, 1, 2, 3, 4), .4));

    ClassificationScores scores = ClassificationScores.of(6, new int[] {1, 5}, ranked);

    assertThat(scores.metrics().keySet()).startsWith("accuracy", "top-5 accuracy");
    assertThat(scores.metrics().get("top-5 accuracy").value()).isEqualTo(.5);
  }

  @Test
  void fractionsOfSamplesHaveWilsonIntervals() {
    int[] truth = new int[100];
    List<Prediction> predictions =
        IntStream.range(0, 100).mapToObj(i -> new Prediction(List.of(i < 75 ? 0 : 1), 1)).toList();

    Metric accuracy = ClassificationScores.of(2, truth, predictions).metrics().get("accuracy");

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
    Metric macro = ClassificationScores.of(3, TRUTH, PREDICTIONS).metrics().get("macro F1");

    assertThat(macro.value()).isCloseTo(.674603, within(5e-7));
    Interval interval = macro.interval().orElseThrow();
    assertThat(interval.method()).isEqualTo("bootstrap, 2000 resamples");
    assertThat(interval.low()).isBetween(.1, macro.value());
    assertThat(interval.high()).isBetween(macro.value(), 1.0);
  }

  @Test
  void scoresEveryClassAlsoAnAbsentOne() {
    ClassificationScores scores = ClassificationScores.of(4, TRUTH, PREDICTIONS);

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

  private static List<Prediction> predicted(int... labels) {
    return IntStream.of(labels).mapToObj(label -> new Prediction(List.of(label), 1)).toList();
  }
}
