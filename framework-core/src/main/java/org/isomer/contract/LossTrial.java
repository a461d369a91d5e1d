package org.isomer.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.isomer.spi.Embeddings;
import org.isomer.spi.Loss;
import org.isomer.spi.LossInput;
import org.isomer.spi.LossTerms;
import org.isomer.spi.Prototypes;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.family.TFloating;

/**
 * A loss, and the arrays that it is tried on. A test of its author asks for the value and the
 * gradients at embeddings of its own:
 *
 * <pre>{@code
 * double[][] u = {{1, 0}, {0, 1}};
 * double[][] v = {{0.6, 0.8}, {0, 2}};
 * LossTrial.Value value = LossTrial.of(loss, u, v).withLabels(0, 1).evaluate();
 * assertEquals(0.25, value.total(), 1e-12);
 * assertEquals(0.1, value.gradients().get(0)[1][0], 1e-9);
 * }</pre>
 *
 * @param views the embeddings of each view, a row for each instance
 * @param labels the class of each instance
 * @param scores the score of each instance
 */
public record LossTrial(Loss loss, List<double[][]> views, int[] labels, double[] scores) {
  static final int ROWS = 6;
  static final int COLUMNS = 4;
  private static final int MOST_VIEWS = 8;
  private static final int[] LABELS = {0, 1, -1, 1, 0, -1};
  private static final double[] SCORES = {0.2, 0.9, 0.4, 0.45, 1, 0};

  /**
   * A loss in float64.
   *
   * @param parts the scalars to log by their names
   * @param gradients with respect to each view
   * @param collapsed what it states as its value where all embeddings are equal
   * @param stops whether gradients are stopped on the way
   */
  public record Value(
      double total,
      Map<String, Double> parts,
      List<double[][]> gradients,
      OptionalDouble collapsed,
      boolean stops) {}

  /** On normally distributed embeddings. */
  static LossTrial of(Loss loss) {
    int views =
        IntStream.concat(IntStream.of(2), IntStream.rangeClosed(1, MOST_VIEWS))
            .filter(loss::acceptsViews)
            .findFirst()
            .orElseThrow(
                () ->
                    new Breach(
                        "acceptsViews is false for every number of views from 1 to 8; accept one"));
    List<double[][]> matrices = new ArrayList<>();
    for (int view = 0; view < views; view++) {
      matrices.add(matrix("view " + view, ROWS));
    }
    return new LossTrial(loss, matrices, LABELS, SCORES);
  }

  /**
   * On embeddings of two instances or more. Where the loss needs labels or scores, they are given
   * by {@link #withLabels} and {@link #withScores}.
   *
   * @param views a row for each instance
   */
  public static LossTrial of(Loss loss, double[][]... views) {
    return new LossTrial(loss, List.of(views), new int[0], new double[0]);
  }

  /**
   * The same with the classes of instances.
   *
   * @param classes one for each, from 0; {@link org.isomer.spi.ClassData#UNLABELLED} for none
   */
  public LossTrial withLabels(int... classes) {
    return new LossTrial(loss, views, classes, scores);
  }

  /** The same with the scores of instances, one for each. */
  public LossTrial withScores(double... ofInstances) {
    return new LossTrial(loss, views, labels, ofInstances);
  }

  /** The same loss on other views. */
  LossTrial on(List<double[][]> others) {
    return new LossTrial(loss, others, labels, scores);
  }

  /** The same instances in another order. */
  LossTrial permuted(int... places) {
    return new LossTrial(
        loss,
        views.stream()
            .map(view -> IntStream.of(places).mapToObj(i -> view[i]).toArray(double[][]::new))
            .toList(),
        IntStream.of(places).map(i -> labels[i]).toArray(),
        IntStream.of(places).mapToDouble(i -> scores[i]).toArray());
  }

  private static double[][] matrix(String purpose, int rows) {
    float[] noise = Numbers.noise("loss " + purpose, rows * COLUMNS);
    double[][] matrix = new double[rows][COLUMNS];
    for (int i = 0; i < noise.length; i++) {
      matrix[i / COLUMNS][i % COLUMNS] = noise[i];
    }
    return matrix;
  }

  /** The value, its parts and its gradients, in float64. */
  public Value evaluate() {
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      List<Operand<TFloat64>> operands = new ArrayList<>();
      views.forEach(view -> operands.add(tf.constant(view)));
      LossTerms<TFloat64> terms = loss.apply(tf, embeddings(tf, operands, TFloat64.class));
      boolean stops = stops(graph);
      Output<?>[] gradients =
          graph.addGradients(
              terms.total().asOutput(),
              operands.stream().map(Operand::asOutput).toArray(Output<?>[]::new));
      // A part may be the total, and nothing is fetched twice.
      List<Map.Entry<String, Operand<TFloat64>>> parts = List.copyOf(terms.parts().entrySet());
      Session.Runner call = session.runner().fetch(tf.identity(terms.total()));
      parts.forEach(part -> call.fetch(tf.identity(part.getValue())));
      for (Output<?> gradient : gradients) {
        call.fetch(gradient);
      }
      try (Result result = call.run()) {
        Map<String, Double> values = new HashMap<>();
        List<double[][]> slopes = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
          values.put(parts.get(i).getKey(), ((TFloat64) result.get(1 + i)).getDouble());
        }
        for (int i = 0; i < gradients.length; i++) {
          slopes.add(StdArrays.array2dCopyOf((TFloat64) result.get(1 + parts.size() + i)));
        }
        return new Value(
            ((TFloat64) result.get(0)).getDouble(), values, slopes, terms.collapsed(), stops);
      }
    }
  }

  private static boolean stops(Graph graph) {
    boolean stops = false;
    Iterator<GraphOperation> operations = graph.operations();
    while (operations.hasNext()) {
      stops |= operations.next().type().equals("StopGradient");
    }
    return stops;
  }

  /** The value in float64. */
  public double value() {
    return value(TFloat64.class);
  }

  /** The value in float32 or float64. */
  <T extends TFloating> double value(Class<T> type) {
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      List<Operand<T>> operands = new ArrayList<>();
      views.forEach(view -> operands.add(tf.dtypes.cast(tf.constant(view), type)));
      Operand<T> total = loss.apply(tf, embeddings(tf, operands, type)).total();
      Breach.unless(
          total.shape().numDimensions() == 0,
          "the total has the shape %s; reduce it to a scalar".formatted(total.shape()));
      try (Result result = session.runner().fetch(total).run()) {
        return result.get(0) instanceof TFloat32 single
            ? single.getFloat()
            : ((TFloat64) result.get(0)).getDouble();
      }
    }
  }

  private <T extends TFloating> Embeddings<T> embeddings(
      Ops tf, List<Operand<T>> operands, Class<T> type) {
    Set<LossInput> needs = loss.needs();
    Embeddings<T> embeddings = Embeddings.of(operands);
    if (needs.contains(LossInput.NEGATIVES)) {
      embeddings =
          embeddings.withNegatives(tf.dtypes.cast(tf.constant(matrix("negatives", 7)), type));
    }
    if (needs.contains(LossInput.LABELS)) {
      embeddings = embeddings.withLabels(tf.constant(labels));
    }
    if (needs.contains(LossInput.PROTOTYPES)) {
      Operand<T> centres = tf.dtypes.cast(tf.constant(unit(matrix("prototypes", 5))), type);
      embeddings =
          embeddings.withPrototypes(
              new Prototypes<>(centres, List.of(), tf.dtypes.cast(tf.constant(0.0), type)));
    }
    if (needs.contains(LossInput.SCORES)) {
      embeddings = embeddings.withScores(tf.dtypes.cast(tf.constant(scores), type));
    }
    return embeddings;
  }

  private static double[][] unit(double[][] rows) {
    for (double[] row : rows) {
      double square = 0;
      for (double value : row) {
        square += value * value;
      }
      for (int j = 0; j < row.length; j++) {
        row[j] /= Math.sqrt(square);
      }
    }
    return rows;
  }
}
