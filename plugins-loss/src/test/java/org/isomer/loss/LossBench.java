package org.isomer.loss;

import java.util.function.DoubleBinaryOperator;
import org.isomer.spi.Embeddings;
import org.isomer.spi.Loss;
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

/** Evaluates a loss and its gradient on given embeddings. */
final class LossBench {
  /** A loss value with its gradients. */
  record Evaluation(double loss, double[][] queryGradient, double[][] keyGradient) {}

  private LossBench() {}

  /** A matrix whose entry (i, j) is {@code entry.applyAsDouble(i, j)}. */
  static double[][] matrix(int rows, int columns, DoubleBinaryOperator entry) {
    double[][] matrix = new double[rows][columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        matrix[i][j] = entry.applyAsDouble(i, j);
      }
    }
    return matrix;
  }

  /** In float64. */
  static Evaluation evaluate(Loss loss, double[][] queries, double[][] keys) {
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      Operand<TFloat64> q = tf.constant(queries);
      Operand<TFloat64> k = tf.constant(keys);
      Operand<TFloat64> total = loss.apply(tf, Embeddings.of(q, k)).total();
      Output<?>[] gradients =
          graph.addGradients(total.asOutput(), new Output<?>[] {q.asOutput(), k.asOutput()});
      try (Result result =
          session.runner().fetch(total).fetch(gradients[0]).fetch(gradients[1]).run()) {
        return new Evaluation(
            ((TFloat64) result.get(0)).getDouble(),
            StdArrays.array2dCopyOf((TFloat64) result.get(1)),
            StdArrays.array2dCopyOf((TFloat64) result.get(2)));
      }
    }
  }

  /** In float32. */
  static float evaluateFloat32(Loss loss, double[][] queries, double[][] keys) {
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      Operand<TFloat32> total =
          loss.apply(
                  tf,
                  Embeddings.of(
                      tf.dtypes.cast(tf.constant(queries), TFloat32.class),
                      tf.dtypes.cast(tf.constant(keys), TFloat32.class)))
              .total();
      if (!total.shape().equals(Shape.scalar())) {
        throw new AssertionError("the loss is no scalar: " + total.shape());
      }
      try (Result result = session.runner().fetch(total).run()) {
        return ((TFloat32) result.get(0)).getFloat();
      }
    }
  }
}
