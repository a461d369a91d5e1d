package org.isomer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.isomer.spi.Loss;
import org.isomer.spi.LossTerms;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;

/** Evaluates a loss and its gradient on given inputs, and compares both with a reference. */
final class LossBench {
  /**
   * A loss value.
   *
   * @param gradients of all inputs, in the order of {@link Input#matrices}
   */
  record Evaluation(
      double loss,
      Map<String, Double> parts,
      List<double[][]> gradients,
      OptionalDouble collapsed) {
    double part(String name) {
      return parts.get(name);
    }
  }

  private LossBench() {}

  /** In float64. */
  static Evaluation evaluate(Loss loss, Input input) {
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      List<Operand<TFloat64>> matrices = new ArrayList<>();
      input.matrices().forEach(matrix -> matrices.add(tf.constant(matrix)));
      LossTerms<TFloat64> terms = loss.apply(tf, input.embeddings(tf, matrices, TFloat64.class));
      Output<?>[] gradients =
          graph.addGradients(
              terms.total().asOutput(),
              matrices.stream().map(Operand::asOutput).toArray(Output<?>[]::new));
      List<String> names = List.copyOf(terms.parts().keySet());
      Session.Runner call = session.runner().fetch(terms.total());
      names.forEach(name -> call.fetch(terms.parts().get(name)));
      for (Output<?> gradient : gradients) {
        call.fetch(gradient);
      }
      try (Result result = call.run()) {
        Map<String, Double> parts = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
          parts.put(names.get(i), ((TFloat64) result.get(1 + i)).getDouble());
        }
        List<double[][]> values = new ArrayList<>();
        for (int i = 0; i < gradients.length; i++) {
          values.add(StdArrays.array2dCopyOf((TFloat64) result.get(1 + names.size() + i)));
        }
        return new Evaluation(
            ((TFloat64) result.get(0)).getDouble(), parts, values, terms.collapsed());
      }
    }
  }

  /** In float64, without gradients. */
  static double value(Loss loss, Input input) {
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      List<Operand<TFloat64>> matrices = new ArrayList<>();
      input.matrices().forEach(matrix -> matrices.add(tf.constant(matrix)));
      Operand<TFloat64> total =
          loss.apply(tf, input.embeddings(tf, matrices, TFloat64.class)).total();
      try (Result result = session.runner().fetch(total).run()) {
        return ((TFloat64) result.get(0)).getDouble();
      }
    }
  }

  /** In float32. */
  static double valueFloat32(Loss loss, Input input) {
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      List<Operand<TFloat32>> matrices = new ArrayList<>();
      input
          .matrices()
          .forEach(matrix -> matrices.add(tf.dtypes.cast(tf.constant(matrix), TFloat32.class)));
      Operand<TFloat32> total =
          loss.apply(tf, input.embeddings(tf, matrices, TFloat32.class)).total();
      assertThat(total.shape()).isEqualTo(Shape.scalar());
      try (Result result = session.runner().fetch(total).run()) {
        return ((TFloat32) result.get(0)).getFloat();
      }
    }
  }

  /** Asserts a value to 1e-9 in float64 and to 1e-5 in float32. */
  static void assertGolden(Loss loss, Input input, double expected) {
    assertThat(value(loss, input)).isCloseTo(expected, within(1e-9));
    assertThat(valueFloat32(loss, input)).isCloseTo(expected, within(1e-5));
  }

  /**
   * Asserts that the value equals the reference's and the gradient of every input its central
   * differences.
   *
   * @param reference the definition in plain Java; reads the input's arrays anew in each call
   */
  static void assertEquals(Loss loss, Input input, ToDoubleFunction<Input> reference) {
    Evaluation evaluation = evaluate(loss, input);
    assertThat(evaluation.loss()).isCloseTo(reference.applyAsDouble(input), within(1e-10));
    List<double[][]> matrices = input.matrices();
    for (int m = 0; m < matrices.size(); m++) {
      double[][] matrix = matrices.get(m);
      for (int i = 0; i < matrix.length; i++) {
        for (int j = 0; j < matrix[i].length; j++) {
          assertThat(evaluation.gradients().get(m)[i][j])
              .as("gradient of input %d, row %d, column %d", m, i, j)
              .isCloseTo(centralDifference(input, matrix[i], j, reference), within(1e-7));
        }
      }
    }
  }

  private static double centralDifference(
      Input input, double[] row, int j, ToDoubleFunction<Input> reference) {
    double step = 1e-5;
    double value = row[j];
    row[j] = value + step;
    double above = reference.applyAsDouble(input);
    row[j] = value - step;
    double below = reference.applyAsDouble(input);
    row[j] = value;
    return (above - below) / (2 * step);
  }

  /** Asserts that no entry of any gradient is infinite or no number. */
  static void assertFiniteGradients(Loss loss, Input input) {
    for (double[][] gradient : evaluate(loss, input).gradients()) {
      for (double[] row : gradient) {
        for (double value : row) {
          assertThat(value).isFinite();
        }
      }
    }
  }
}
