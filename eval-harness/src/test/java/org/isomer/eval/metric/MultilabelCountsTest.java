package org.isomer.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.isomer.eval.RecordedNumbers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MultilabelCountsTest {
  private static final List<Ratio> RATIOS = List.of(Ratio.PRECISION, Ratio.RECALL, Ratio.F1);

  @Test
  void workedExample() {
    MultilabelCounts counts = counts(3, "000,111,011", "000,111,110");

    assertThat(values(counts, Ratio.PRECISION)).containsExactly(.5, 1.0, 1.0);
    assertThat(values(counts, Ratio.RECALL)).containsExactly(1.0, 1.0, .5);
    assertThat(values(counts, Ratio.F1)).containsExactly(2.0 / 3, 1.0, 2.0 / 3);
    assertThat(Average.MICRO.of(counts.labels(), Ratio.F1, ZeroDivision.ZERO)).isEqualTo(.8);
    assertThat(counts.subsetAccuracy()).isEqualTo(2.0 / 3);
    assertThat(counts.hammingLoss()).isEqualTo(2.0 / 9);
    assertThat(Average.MACRO.of(counts.samples(), Ratio.F1, ZeroDivision.ZERO)).isEqualTo(.5);
    assertThat(Average.MACRO.of(counts.samples(), Ratio.F1, ZeroDivision.ONE))
        .isCloseTo(.8333, within(5e-5));
  }

  @Test
  void refusesPredictionsOfOtherSamples() {
    assertThatThrownBy(() -> counts(2, "00", "00,01"))
        .hasMessage("true labels of 1 samples, predicted ones of 2");
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void agreesWithScikitLearn(String line) {
    assertThat(computed(line)).containsExactly(RecordedNumbers.expected(line), within(1e-15));
  }

  static List<String> recorded() {
    return RecordedNumbers.lines(MultilabelCountsTest.class, "multilabel-cases.txt");
  }

  static double[] computed(String line) {
    String[] fields = line.split(" ", 4);
    MultilabelCounts counts = counts(Integer.parseInt(fields[0]), fields[1], fields[2]);
    DoubleStream.Builder values = DoubleStream.builder();
    values.add(counts.subsetAccuracy());
    values.add(counts.hammingLoss());
    for (ZeroDivision zeroDivision : ZeroDivision.values()) {
      for (Average average : List.of(Average.MICRO, Average.MACRO, Average.WEIGHTED)) {
        RATIOS.forEach(ratio -> values.add(average.of(counts.labels(), ratio, zeroDivision)));
      }
      RATIOS.forEach(ratio -> values.add(Average.MACRO.of(counts.samples(), ratio, zeroDivision)));
    }
    return values.build().toArray();
  }

  private static MultilabelCounts counts(int labels, String truth, String predicted) {
    return MultilabelCounts.of(labels, bits(truth), bits(predicted));
  }

  private static boolean[][] bits(String rows) {
    return Stream.of(rows.split(",", -1))
        .map(
            row -> {
              boolean[] bits = new boolean[row.length()];
              for (int i = 0; i < bits.length; i++) {
                bits[i] = row.charAt(i) == '1';
              }
              return bits;
            })
        .toArray(boolean[][]::new);
  }

  private static List<Double> values(MultilabelCounts counts, Ratio ratio) {
    return counts.labels().stream().map(c -> ratio.of(c, ZeroDivision.ZERO)).toList();
  }
}
