package org.isomer.loss;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.isomer.random.CounterRandom;
import org.isomer.spi.Embeddings;
import org.isomer.spi.Prototypes;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

/**
 * What a loss is evaluated on, as arrays.
 *
 * @param negatives empty if there are none
 * @param labels empty if there are none
 * @param prototypes empty if there are none
 * @param queues one for each assigned view, or none
 * @param queueWeight of the queues
 * @param scores empty if there are none
 */
record Input(
    List<double[][]> views,
    List<double[][]> negatives,
    List<int[]> labels,
    List<double[][]> prototypes,
    List<double[][]> queues,
    double queueWeight,
    List<double[]> scores) {
  /** The first view of the golden values. */
  static final double[][] A = matrix(4, 3, (i, j) -> Math.sin(1 + 3 * i + j));

  /** The second view of the golden values. */
  static final double[][] B = matrix(4, 3, (i, j) -> Math.cos(0.5 + 3 * i + j));

  /** Both views of the golden values. */
  static Input golden() {
    return of(A, B);
  }

  static Input of(double[][]... views) {
    return new Input(List.of(views), List.of(), List.of(), List.of(), List.of(), 1, List.of());
  }

  /** Normally distributed views. */
  static Input random(String stream, int views, int rows, int columns) {
    List<double[][]> matrices = new ArrayList<>();
    for (int v = 0; v < views; v++) {
      matrices.add(gaussian(stream + v, rows, columns));
    }
    return new Input(matrices, List.of(), List.of(), List.of(), List.of(), 1, List.of());
  }

  /** Normally distributed entries, the same for the same stream. */
  static double[][] gaussian(String stream, int rows, int columns) {
    CounterRandom random = CounterRandom.of(11, stream);
    return matrix(rows, columns, (i, j) -> random.nextGaussian());
  }

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

  Input withNegatives(double[][] rows) {
    return new Input(
        views, List.<double[][]>of(rows), labels, prototypes, queues, queueWeight, scores);
  }

  Input withLabels(int... classes) {
    return new Input(views, negatives, List.of(classes), prototypes, queues, queueWeight, scores);
  }

  Input withPrototypes(double[][] vectors) {
    return new Input(
        views, negatives, labels, List.<double[][]>of(vectors), queues, queueWeight, scores);
  }

  Input withQueues(double weight, double[][]... rows) {
    return new Input(views, negatives, labels, prototypes, List.of(rows), weight, scores);
  }

  Input withScores(double... ofPairs) {
    return new Input(
        views, negatives, labels, prototypes, queues, queueWeight, List.<double[]>of(ofPairs));
  }

  /** All matrices of which there is a gradient: views, negatives, prototypes. */
  List<double[][]> matrices() {
    List<double[][]> all = new ArrayList<>(views);
    all.addAll(negatives);
    all.addAll(prototypes);
    return all;
  }

  /**
   * The same as operands.
   *
   * @param operands one for each of {@link #matrices}
   */
  <T extends TFloating> Embeddings<T> embeddings(Ops tf, List<Operand<T>> operands, Class<T> type) {
    int end = views.size();
    Embeddings<T> embeddings = Embeddings.of(operands.subList(0, end));
    if (!negatives.isEmpty()) {
      embeddings = embeddings.withNegatives(operands.get(end++));
    }
    if (!labels.isEmpty()) {
      embeddings = embeddings.withLabels(tf.constant(labels.get(0)));
    }
    if (!prototypes.isEmpty()) {
      List<Operand<T>> rows = new ArrayList<>();
      queues.forEach(queue -> rows.add(tf.dtypes.cast(tf.constant(queue), type)));
      embeddings =
          embeddings.withPrototypes(
              new Prototypes<>(
                  operands.get(end), rows, tf.dtypes.cast(tf.constant(queueWeight), type)));
    }
    return scores.isEmpty()
        ? embeddings
        : embeddings.withScores(tf.dtypes.cast(tf.constant(scores.get(0)), type));
  }
}
