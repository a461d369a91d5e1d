package org.isomer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.BiPredicate;
import org.isomer.spi.Loss;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** NT-Xent, the decoupled loss and SupCon, which share one computation. */
class ContrastTest {
  private static final int WHOLE = 2048;
  private static final int UNLABELLED = -1;

  private static Loss ntXent(double temperature, int chunk) {
    return new NtXent().create(new NtXent.Config(temperature, chunk));
  }

  private static Loss decoupled(double temperature, int chunk) {
    return new Decoupled().create(new Decoupled.Config(temperature, chunk));
  }

  private static Loss supCon(double temperature, int chunk) {
    return new SupCon().create(new SupCon.Config(temperature, chunk));
  }

  @ParameterizedTest
  @ValueSource(ints = {WHOLE, 10, 4, 3, 1})
  void equalLoopReferencesAndTheirCentralDifferencesInChunksOfAnySize(int chunk) {
    Input input = Input.random("contrast", 2, 5, 4);
    LossBench.assertEquals(
        ntXent(0.3, chunk), input, of -> reference(of, 0.3, false, (i, j) -> i % 5 == j % 5));
    LossBench.assertEquals(
        decoupled(0.3, chunk), input, of -> reference(of, 0.3, true, (i, j) -> i % 5 == j % 5));
    int[] labels = {1, UNLABELLED, 1, 0, UNLABELLED};
    LossBench.assertEquals(
        supCon(0.3, chunk),
        input.withLabels(labels),
        of ->
            reference(
                of,
                0.3,
                false,
                (i, j) ->
                    i % 5 == j % 5 || (labels[i % 5] >= 0 && labels[i % 5] == labels[j % 5])));
  }

  @Test
  void aChunkChangesNothingInFloat32() {
    Input input = Input.random("large", 2, 100, 16);
    assertThat(LossBench.valueFloat32(ntXent(0.1, 7), input))
        .isCloseTo(LossBench.valueFloat32(ntXent(0.1, WHOLE), input), within(1e-6));
  }

  @Test
  void orthonormalPairsGiveTheAnalyticValues() {
    double[][] identity = Input.matrix(4, 4, (i, j) -> i == j ? 1 : 0);
    Input input = Input.of(identity, identity);
    assertThat(LossBench.value(ntXent(0.5, WHOLE), input))
        .isCloseTo(Math.log(1 + 6 * Math.exp(-2)), within(1e-9));
    assertThat(LossBench.value(decoupled(0.5, WHOLE), input))
        .isCloseTo(-2 + Math.log(6), within(1e-9));
  }

  @Test
  void uniqueOrMissingLabelsMakeSupConNtXent() {
    double expected = LossBench.value(ntXent(0.2, WHOLE), Input.golden());
    assertThat(LossBench.value(supCon(0.2, WHOLE), Input.golden().withLabels(3, 0, 7, 1)))
        .isCloseTo(expected, within(1e-12));
    assertThat(
            LossBench.value(
                supCon(0.2, WHOLE),
                Input.golden().withLabels(UNLABELLED, UNLABELLED, UNLABELLED, UNLABELLED)))
        .isCloseTo(expected, within(1e-12));
  }

  @Test
  void supConTakesAnyNumberOfViews() {
    // Of pytorch-metric-learning 2.9.0: SupConLoss(0.2) on the rows of A, B and A + B.
    double[][] sum =
        Input.matrix(4, 3, (i, j) -> Input.A[(int) i][(int) j] + Input.B[(int) i][(int) j]);
    LossBench.assertGolden(
        supCon(0.2, WHOLE), Input.of(Input.A, Input.B, sum).withLabels(0, 1, 0, 2), 2.058952434869);
    int[] labels = {0, 1, 0, 1, 2};
    LossBench.assertEquals(
        supCon(0.2, WHOLE),
        Input.random("one view", 1, 5, 3).withLabels(labels),
        of -> reference(of, 0.2, false, (i, j) -> labels[i] == labels[j]));
  }

  @Test
  void supConWithoutAnyPositiveIsZero() {
    LossBench.Evaluation evaluation =
        LossBench.evaluate(supCon(0.2, WHOLE), Input.of(Input.A).withLabels(0, 1, 2, 3));
    assertThat(evaluation.loss()).isZero();
    assertThat(evaluation.gradients().get(0)).isEqualTo(new double[4][3]);
  }

  @Test
  void logsHowOftenAPositiveIsTheNearestRow() {
    double[][] identity = Input.matrix(4, 4, (i, j) -> i == j ? 1 : 0);
    double[][] twoSwapped = {identity[1], identity[0], identity[2], identity[3]};
    assertThat(accuracy(Input.of(identity, identity))).isEqualTo(1);
    assertThat(accuracy(Input.of(identity, twoSwapped))).isEqualTo(0.5);
  }

  private static double accuracy(Input input) {
    return LossBench.evaluate(ntXent(0.5, 3), input).part("contrast-accuracy");
  }

  /** The definition, written as loops. */
  private static double reference(
      Input input, double temperature, boolean decoupled, BiPredicate<Integer, Integer> together) {
    double[][] rows = Reference.pool(input);
    double sum = 0;
    int anchors = 0;
    for (int i = 0; i < rows.length; i++) {
      double denominator = 0;
      double positive = 0;
      int positives = 0;
      for (int j = 0; j < rows.length; j++) {
        if (j == i) {
          continue;
        }
        double similarity = Reference.cosine(rows[i], rows[j]) / temperature;
        if (together.test(i, j)) {
          positive += similarity;
          positives++;
        }
        if (!decoupled || !together.test(i, j)) {
          denominator += Math.exp(similarity);
        }
      }
      if (positives > 0) {
        sum += Math.log(denominator) - positive / positives;
        anchors++;
      }
    }
    return sum / anchors;
  }
}
