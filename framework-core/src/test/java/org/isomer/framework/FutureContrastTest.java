package org.isomer.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.isomer.framework.SequenceLossBench.Outcome;
import org.junit.jupiter.api.Test;

/** InfoNCE of predictions against values that src/test/python/sequence_losses.py prints. */
class FutureContrastTest {
  private static final double[][] ALL = {{1, 1, 1, 1}, {1, 1, 1, 1}};

  private static SequenceLossBench bench(double[][] real) {
    return bench(SequenceLossBench.others()[0], real);
  }

  private static SequenceLossBench bench(double[][] further, double[][] real) {
    double[][] second = SequenceLossBench.second();
    double[][] other = SequenceLossBench.others()[1];
    return new SequenceLossBench(
        "contrast-accuracy",
        (tf, first) ->
            FutureContrast.apply(
                tf,
                tf.stack(List.of(first, tf.constant(further))),
                tf.constant(new double[][][] {second, other}),
                tf.constant(real)));
  }

  @Test
  void equalsTheReferencesValue() {
    Outcome outcome = bench(ALL).run();
    assertThat(outcome.loss()).isCloseTo(0.8933245575, within(1e-9));
    assertThat(outcome.part()).isEqualTo(0.5);
    assertThat(outcome.gradient()[0][0]).isCloseTo(-0.023152764, within(1e-8));
    assertThat(outcome.collapsed().orElseThrow()).isEqualTo(Math.log(4), within(1e-12));
  }

  @Test
  void theGradientIsThatOfCentralDifferences() {
    bench(ALL).assertGradient();
  }

  @Test
  void onlyWhatIsRealFindsAndIsFound() {
    double[][] real = {{1, 1, 0, 1}, {0, 1, 0, 0}};
    double[][] first = SequenceLossBench.first();
    double[][] second = SequenceLossBench.second();
    double expected = 0;
    List<Integer> there = List.of(0, 1, 3);
    for (int i : there) {
      double sum = there.stream().mapToDouble(j -> Math.exp(product(first[i], second[j]))).sum();
      expected += (Math.log(sum) - product(first[i], second[i])) / there.size();
    }

    Outcome outcome = bench(real).run();

    assertThat(outcome.loss()).isCloseTo(expected, within(1e-12));
    assertThat(outcome.gradient()[2]).containsOnly(0);
    assertThat(outcome.gradient()[0]).doesNotContain(0);
    assertThat(outcome.collapsed().orElseThrow()).isEqualTo(Math.log(3), within(1e-12));
  }

  @Test
  void withNothingToTellApartTheLossIsZero() {
    Outcome outcome = bench(new double[][] {{0, 1, 0, 0}, {0, 0, 0, 0}}).run();
    assertThat(outcome.loss()).isZero();
    assertThat(outcome.part()).isZero();
    assertThat(outcome.gradient()).isEqualTo(new double[4][3]);
    assertThat(outcome.collapsed()).hasValue(0);
  }

  @Test
  void equalVectorsHaveTheLossThatIsSaidOfThem() {
    double[][] equal = new double[4][3];
    // Predictions are what is learned; without any, nothing is told apart at either place.
    Outcome outcome = bench(equal, new double[][] {{1, 1, 1, 1}, {1, 0, 1, 0}}).run(equal);

    assertThat(outcome.collapsed().orElseThrow())
        .isEqualTo((4 * Math.log(4) + 2 * Math.log(2)) / 6, within(1e-12));
    assertThat(outcome.loss()).isEqualTo(outcome.collapsed().orElseThrow(), within(1e-12));
  }

  private static double product(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
  }
}
