package org.isomer.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.isomer.spi.LossTerms;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat64;

/** InfoNCE of predictions against values that src/test/python/sequence_losses.py prints. */
class FutureContrastTest {
  /** The loss, two parts of it, and the gradient of the first input. */
  private record Outcome(double loss, double part, double collapsed, double[][] gradient) {}

  private static double[][] sines(double phase, double step) {
    return IntStream.range(0, 4)
        .mapToObj(
            i ->
                IntStream.range(0, 3)
                    .mapToDouble(j -> Math.sin(phase + 3 * i + step * j))
                    .toArray())
        .toArray(double[][]::new);
  }

  private static double[][] first() {
    return sines(1, 1);
  }

  private static double[][] second() {
    return sines(0.5 + Math.PI / 2, 1);
  }

  private static double[][][] others() {
    return new double[][][] {sines(2, 1.5), sines(3, 1.5)};
  }

  private static Outcome run(double[][] predictions) {
    return run(predictions, new double[][] {{1, 1, 1, 1}, {1, 1, 1, 1}});
  }

  private static Outcome run(double[][] predictions, double[][] real) {
    return run(predictions, others()[0], real);
  }

  private static Outcome run(double[][] predictions, double[][] further, double[][] real) {
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      Operand<TFloat64> a = tf.constant(predictions);
      Operand<TFloat64> more = tf.constant(further);
      LossTerms<TFloat64> terms =
          FutureContrast.apply(
              tf,
              tf.stack(List.of(a, more)),
              tf.constant(new double[][][] {second(), others()[1]}),
              tf.constant(real));
      assertThat(terms.collapsed()).isEmpty();
      Output<?>[] gradients =
          graph.addGradients(terms.total().asOutput(), new Output<?>[] {a.asOutput()});
      try (Result result =
          session
              .runner()
              .fetch(terms.total())
              .fetch(terms.parts().get("contrast-accuracy"))
              .fetch(terms.parts().get(LossTerms.COLLAPSED))
              .fetch(gradients[0])
              .run()) {
        return new Outcome(
            ((TFloat64) result.get(0)).getDouble(),
            ((TFloat64) result.get(1)).getDouble(),
            ((TFloat64) result.get(2)).getDouble(),
            StdArrays.array2dCopyOf((TFloat64) result.get(3)));
      }
    }
  }

  @Test
  void equalsTheReferencesValue() {
    Outcome outcome = run(first());
    assertThat(outcome.loss()).isCloseTo(0.8933245575, within(1e-9));
    assertThat(outcome.part()).isEqualTo(0.5);
    assertThat(outcome.gradient()[0][0]).isCloseTo(-0.023152764, within(1e-8));
  }

  @Test
  void theGradientIsThatOfCentralDifferences() {
    double[][] gradient = run(first()).gradient();
    double step = 1e-5;
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 3; j++) {
        int row = i;
        int column = j;
        IntToDoubleFunction moved =
            sign -> {
              double[][] rows = first();
              rows[row][column] += sign * step;
              return run(rows).loss();
            };
        assertThat(gradient[i][j])
            .isCloseTo(
                (moved.applyAsDouble(1) - moved.applyAsDouble(-1)) / (2 * step), within(1e-8));
      }
    }
  }

  @Test
  void onlyWhatIsRealFindsAndIsFound() {
    double[][] real = {{1, 1, 0, 1}, {0, 1, 0, 0}};
    double expected = 0;
    List<Integer> there = List.of(0, 1, 3);
    for (int i : there) {
      double sum =
          there.stream().mapToDouble(j -> Math.exp(product(first()[i], second()[j]))).sum();
      expected += (Math.log(sum) - product(first()[i], second()[i])) / there.size();
    }

    Outcome outcome = run(first(), real);

    assertThat(outcome.collapsed()).isEqualTo(Math.log(3), within(1e-12));
    assertThat(outcome.loss()).isCloseTo(expected, within(1e-12));
    assertThat(outcome.gradient()[2]).containsOnly(0);
    assertThat(outcome.gradient()[0]).doesNotContain(0);
  }

  @Test
  void withNothingToTellApartTheLossIsZero() {
    Outcome outcome = run(first(), new double[][] {{0, 1, 0, 0}, {0, 0, 0, 0}});
    assertThat(outcome.loss()).isZero();
    assertThat(outcome.part()).isZero();
    assertThat(outcome.collapsed()).isZero();
    assertThat(outcome.gradient()).isEqualTo(new double[4][3]);
  }

  @Test
  void equalVectorsHaveTheLossThatIsSaidOfThem() {
    double[][] equal = new double[4][3];
    double[][] real = {{1, 1, 1, 1}, {1, 0, 1, 0}};
    // Predictions are what is learned; without any, nothing is told apart at either place.
    Outcome outcome = run(equal, new double[4][3], real);

    assertThat(outcome.collapsed())
        .isEqualTo((4 * Math.log(4) + 2 * Math.log(2)) / 6, within(1e-12));
    assertThat(outcome.loss()).isEqualTo(outcome.collapsed(), within(1e-12));
    assertThat(
            run(equal, new double[4][3], new double[][] {{1, 1, 1, 1}, {1, 1, 1, 1}}).collapsed())
        .isEqualTo(Math.log(4), within(1e-12));
  }

  private static double product(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
  }
}
