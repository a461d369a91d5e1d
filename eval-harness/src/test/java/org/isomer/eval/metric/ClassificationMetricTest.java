package org.isomer.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.isomer.eval.RecordedNumbers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The worked values of scikit-learn's and torchmetrics' documentation, and hard random cases. */
class ClassificationMetricTest {
  private static final double ROUNDED = 5e-5;

  @Test
  void torchmetricsExample() {
    ConfusionMatrix confusion = confusion(3, "2100", "2101");

    assertThat(ClassificationMetric.ACCURACY.of(confusion)).isEqualTo(.75);
    assertThat(perClass(confusion, Ratio.RECALL)).containsExactly(.5, 1.0, 1.0);
    assertThat(perClass(confusion, Ratio.PRECISION)).containsExactly(1.0, .5, 1.0);
    assertThat(perClass(confusion, Ratio.F1)).containsExactly(2.0 / 3, 2.0 / 3, 1.0);
    assertThat(ClassificationMetric.BALANCED_ACCURACY.of(confusion))
        .isCloseTo(.8333, within(ROUNDED));
    assertThat(ClassificationMetric.MACRO_PRECISION.of(confusion))
        .isCloseTo(.8333, within(ROUNDED));
    assertThat(ClassificationMetric.MACRO_F1.of(confusion)).isCloseTo(.7778, within(ROUNDED));
    assertThat(Average.MACRO.of(confusion.counts(), Ratio.JACCARD, ZeroDivision.ZERO))
        .isCloseTo(.6667, within(ROUNDED));
  }

  @Test
  void scikitLearnExample() {
    ConfusionMatrix confusion = confusion(3, "012012", "021001");

    assertThat(perClass(confusion, Ratio.PRECISION)).containsExactly(2.0 / 3, 0.0, 0.0);
    assertThat(perClass(confusion, Ratio.RECALL)).containsExactly(1.0, 0.0, 0.0);
    assertThat(perClass(confusion, Ratio.F1)).containsExactly(.8, 0.0, 0.0);
    assertThat(ClassificationMetric.MACRO_PRECISION.of(confusion))
        .isCloseTo(.2222, within(ROUNDED));
    assertThat(ClassificationMetric.MACRO_RECALL.of(confusion)).isCloseTo(.3333, within(ROUNDED));
    assertThat(ClassificationMetric.MACRO_F1.of(confusion)).isCloseTo(.2667, within(ROUNDED));
    assertThat(ClassificationMetric.MICRO_F1.of(confusion)).isCloseTo(.3333, within(ROUNDED));
  }

  @ParameterizedTest
  @CsvSource({
    "MACRO, .666667, .75, .674603",
    "WEIGHTED, .785714, .714286, .727891",
    "MICRO, .714286, .714286, .714286"
  })
  void averages(Average average, double precision, double recall, double f1) {
    List<Counts> counts = confusion(3, "0000112", "0010122").counts();

    assertThat(average.of(counts, Ratio.PRECISION, ZeroDivision.ZERO))
        .isCloseTo(precision, within(5e-7));
    assertThat(average.of(counts, Ratio.RECALL, ZeroDivision.ZERO)).isCloseTo(recall, within(5e-7));
    assertThat(average.of(counts, Ratio.F1, ZeroDivision.ZERO)).isCloseTo(f1, within(5e-7));
  }

  @ParameterizedTest
  @CsvSource({"ZERO, .505952", "ONE, .755952", "EXCLUDED, .674603"})
  void macroF1WithAnAbsentClass(ZeroDivision zeroDivision, double f1) {
    List<Counts> counts = confusion(4, "0000112", "0010122").counts();

    assertThat(Average.MACRO.of(counts, Ratio.F1, zeroDivision)).isCloseTo(f1, within(5e-7));
  }

  @Test
  void absentClassesAreNoPartOfTheResult() {
    ConfusionMatrix three = confusion(3, "0000112", "0010122");
    ConfusionMatrix ten = confusion(10, "0000112", "0010122");

    for (ClassificationMetric metric : ClassificationMetric.values()) {
      assertThat(metric.of(ten)).as(metric.title()).isEqualTo(metric.of(three));
    }
  }

  @Test
  void zeroDivisionOfABinaryF1() {
    boolean[] none = {false, false};
    boolean[] first = {true, false, false};
    boolean[] second = {false, true, false};

    assertThat(Ratio.F1.of(Counts.of(first, second), ZeroDivision.ONE)).isEqualTo(0);
    assertThat(Ratio.F1.of(Counts.of(none, none), ZeroDivision.ONE)).isEqualTo(1);
    assertThat(Ratio.F1.of(Counts.of(none, none), ZeroDivision.EXCLUDED)).isNaN();
  }

  @Test
  void confusionRowsAreTheTruth() {
    assertThat(confusion(3, "202201", "002202").toArray())
        .isDeepEqualTo(new long[][] {{2, 0, 0}, {0, 0, 1}, {1, 0, 2}});
  }

  static List<String> scikitLearnCases() {
    return RecordedNumbers.lines(ClassificationMetricTest.class, "sklearn-cases.txt");
  }

  @ParameterizedTest
  @MethodSource("scikitLearnCases")
  void agreesWithScikitLearn(String line) {
    String[] fields = line.split(" ", -1);
    ConfusionMatrix confusion = confusion(Integer.parseInt(fields[0]), fields[1], fields[2]);
    double[] expected = Stream.of(fields).skip(3).mapToDouble(Double::parseDouble).toArray();

    assertThat(computed(confusion)).containsExactly(expected, within(1e-15));
  }

  private static double[] computed(ConfusionMatrix confusion) {
    List<Average> averages = List.of(Average.MACRO, Average.MICRO, Average.WEIGHTED);
    List<Ratio> ratios = List.of(Ratio.PRECISION, Ratio.RECALL, Ratio.F1);
    Stream.Builder<Double> values = Stream.builder();
    values.add(ClassificationMetric.ACCURACY.of(confusion));
    values.add(ClassificationMetric.BALANCED_ACCURACY.of(confusion));
    for (Average average : averages) {
      for (Ratio ratio : ratios) {
        String name = (average + "_" + ratio).toUpperCase(Locale.ROOT);
        values.add(ClassificationMetric.valueOf(name).of(confusion));
      }
    }
    for (ZeroDivision zeroDivision : ZeroDivision.values()) {
      for (Average average : averages) {
        for (Ratio ratio : ratios) {
          values.add(average.of(confusion.counts(), ratio, zeroDivision));
        }
      }
    }
    values.add(Average.MACRO.of(confusion.observedCounts(), Ratio.JACCARD, ZeroDivision.ZERO));
    return values.build().mapToDouble(Double::doubleValue).toArray();
  }

  private static ConfusionMatrix confusion(int classes, String truth, String predicted) {
    return ConfusionMatrix.of(classes, digits(truth), digits(predicted));
  }

  private static int[] digits(String text) {
    return text.chars().map(c -> c - '0').toArray();
  }

  private static List<Double> perClass(ConfusionMatrix confusion, Ratio ratio) {
    return values(confusion.counts(), ratio);
  }

  private static List<Double> values(List<Counts> counts, Ratio ratio) {
    return counts.stream().map(c -> ratio.of(c, ZeroDivision.ZERO)).toList();
  }
}
