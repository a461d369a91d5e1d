package org.isomer.eval.detection.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.isomer.graph.gradient.Gradients;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat64;

class DetectionLossTest {
  /** A loss of an input and a constant. */
  private interface Value
      extends BiFunction<DetectionLoss<TFloat64>, Operand<TFloat64>, Operand<TFloat64>> {}

  /**
   * Values by row, compared with the gradient of their sum by central differences.
   *
   * @param columns of the input
   */
  private static double[] values(double[] input, int columns, Value value) {
    int rows = input.length / columns;
    Shape shape = columns == 1 ? Shape.of(rows) : Shape.of(rows, columns);
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      Placeholder<TFloat64> x = tf.placeholder(TFloat64.class, Placeholder.shape(shape));
      DetectionLoss<TFloat64> loss = new DetectionLoss<>(tf, TFloat64.class);
      Operand<TFloat64> each = value.apply(loss, x);
      Operand<TFloat64> sum = loss.total(each);
      Map<String, Operand<TFloat64>> inputs = new LinkedHashMap<>();
      inputs.put("x", x);
      Gradients gradients = Gradients.of(graph, sum, inputs);
      assertThat(gradients.unverified()).isEmpty();
      double[] analytic =
          run(session, gradients.values().get("x").expect(TFloat64.class), x, input);
      for (int i = 0; i < input.length; i++) {
        double[] moved = input.clone();
        moved[i] += 1e-6;
        double above = run(session, sum, x, moved)[0];
        moved[i] -= 2e-6;
        double below = run(session, sum, x, moved)[0];
        assertThat(analytic[i]).as("scalar %d", i).isCloseTo((above - below) / 2e-6, within(1e-6));
      }
      return run(session, each, x, input);
    }
  }

  private static double[] run(
      Session session, Operand<TFloat64> fetched, Operand<TFloat64> x, double[] values) {
    try (TFloat64 fed = TFloat64.tensorOf(x.shape(), DataBuffers.of(values, true, false));
        Result result = session.runner().feed(x, fed).fetch(fetched).run()) {
      TFloat64 tensor = (TFloat64) result.get(0);
      double[] scalars = new double[(int) tensor.size()];
      int[] next = {0};
      tensor.scalars().forEach(scalar -> scalars[next[0]++] = scalar.getDouble());
      return scalars;
    }
  }

  private static Operand<TFloat64> constant(DetectionLoss<TFloat64> loss, double[][] values) {
    return loss.tf().constant(StdArrays.ndCopyOf(values));
  }

  private static Operand<TFloat64> constant(DetectionLoss<TFloat64> loss, double... values) {
    return loss.tf().constant(values);
  }

  @Test
  void theFocalLossIsItsDefinition() {
    double[] logits = {0, 0, 2, -3, 1.5};
    double[] truth = {1, 0, 1, 1, 0};

    double[] values = values(logits, 1, (loss, x) -> loss.focal(x, constant(loss, truth)));

    // A coin: ¼ · ¼ · log 2 and ¾ · ¼ · log 2.
    assertThat(values[0]).isCloseTo(Math.log(2) / 16, within(1e-7));
    assertThat(values[1]).isCloseTo(3 * Math.log(2) / 16, within(1e-7));
    for (int i = 0; i < logits.length; i++) {
      double p = 1 / (1 + Math.exp(-logits[i]));
      double sure = truth[i] == 1 ? p : 1 - p;
      double alpha = truth[i] == 1 ? .25 : .75;
      assertThat(values[i])
          .isCloseTo(-alpha * Math.pow(1 - sure, 2) * Math.log(sure), within(1e-7));
    }
  }

  @Test
  void theCrossEntropyIsItsDefinition() {
    double[] logits = {0, 2, -30};
    double[] truth = {.25, .75, 1};

    double[] values = values(logits, 1, (loss, x) -> loss.crossEntropy(x, constant(loss, truth)));

    for (int i = 0; i < logits.length; i++) {
      double p = 1 / (1 + Math.exp(-logits[i]));
      assertThat(values[i])
          .isCloseTo(-truth[i] * Math.log(p) - (1 - truth[i]) * Math.log1p(-p), within(1e-9));
    }
  }

  @Test
  void theGeneralisedOverlapByHand() {
    double[] first = {1.001, 1.002, 1.003, 1.004, 1, 1, 2, 1, 3, 2, 1, 1.5, 0.5, 4, 0.25, 1};
    double[][] second = {{1, 1, 1, 1}, {2, 1.5, 1, 0.5}, {1.5, 1, 0.5, 0.75}, {2, 1, 1.25, 3}};

    double[] values =
        values(first, 4, (loss, x) -> loss.generalisedOverlap(x, constant(loss, second)));

    // Almost the same box.
    assertThat(values[0]).isCloseTo(0, within(.01));
    // 3 × 2 and 3 × 2: in common 2 × 1.5, together 9, in a box of 4 × 2.5.
    assertThat(values[1]).isCloseTo(1 - 3.0 / 9 + 1.0 / 10, within(1e-6));
    // 2 × 1.75 inside of 4 × 3.5: a quarter, and nothing else in the box around both.
    assertThat(values[2]).isCloseTo(.75, within(1e-6));
    // 0.75 × 5 and 3.25 × 4: in common 0.75 × 2, together 15.25, in a box of 3.25 × 7.
    assertThat(values[3]).isCloseTo(1 - 1.5 / 15.25 + 7.5 / 22.75, within(1e-6));
  }
}
