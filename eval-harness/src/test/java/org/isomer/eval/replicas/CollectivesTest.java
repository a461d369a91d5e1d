package org.isomer.eval.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.isomer.graph.GlobalBatch;
import org.isomer.graph.GraphSession;
import org.isomer.graph.Net;
import org.isomer.graph.Normalization;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.graph.Replicas;
import org.isomer.graph.gradient.Gradients;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

class CollectivesTest {
  private static final int CHANNELS = 3;

  /** What a replica builds, from its rank. */
  private interface Part {
    List<Operand<?>> build(Net net, int rank);
  }

  /** The numbers of all fetched operands, for each replica, of two calls in a row. */
  private static List<List<List<Float>>> run(int workers, Part part) {
    List<Replicas> replicas = LocalCluster.of(workers).replicas();
    List<List<Operand<?>>> fetched = new ArrayList<>();
    List<GraphSession> sessions = new ArrayList<>();
    List<Graph> graphs = new ArrayList<>();
    for (Replicas each : replicas) {
      Graph graph = new Graph();
      Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32, List.of(), each, 2);
      fetched.add(part.build(net, each.rank()));
      sessions.add(new GraphSession(graph, net, 1));
      graphs.add(graph);
    }
    try {
      call(sessions, fetched);
      return call(sessions, fetched);
    } finally {
      sessions.forEach(GraphSession::close);
      graphs.forEach(Graph::close);
    }
  }

  private static List<List<List<Float>>> call(
      List<GraphSession> sessions, List<List<Operand<?>>> fetched) {
    return LocalCluster.all(
        sessions.size(),
        rank ->
            () -> {
              Session.Runner call = sessions.get(rank).runner();
              fetched.get(rank).forEach(call::fetch);
              return GraphSession.run(
                  call,
                  result -> {
                    List<List<Float>> all = new ArrayList<>();
                    for (int i = 0; i < fetched.get(rank).size(); i++) {
                      all.add(numbers((TFloat32) result.get(i)));
                    }
                    return all;
                  });
            });
  }

  private static List<Float> numbers(TFloat32 tensor) {
    List<Float> numbers = new ArrayList<>();
    for (float each : GraphSession.scalars(tensor)) {
      numbers.add(each);
    }
    return numbers;
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void rowsComeInTheOrderOfRanks(int workers) {
    List<List<List<Float>>> found =
        run(
            workers,
            (net, rank) -> {
              Ops tf = net.tf();
              Operand<TFloat32> rows =
                  tf.constant(new float[][] {{10 * rank, 10 * rank + 1}, {10 * rank + 2, -rank}});
              Operand<TInt32> labels = tf.constant(new int[] {rank, rank + 100});
              GlobalBatch batch = GlobalBatch.of(net);
              return List.of(
                  batch.gather(rows),
                  tf.dtypes.cast(batch.gatherConstants(labels), TFloat32.class),
                  batch.own(batch.gather(rows)));
            });

    List<Float> rows = new ArrayList<>();
    List<Float> labels = new ArrayList<>();
    for (int rank = 0; rank < workers; rank++) {
      List<Float> own = List.of(10f * rank, 10f * rank + 1, 10f * rank + 2, (float) -rank);
      rows.addAll(own);
      labels.addAll(List.of((float) rank, rank + 100f));
      assertThat(found.get(rank).get(2)).isEqualTo(own);
    }
    assertThat(found)
        .allSatisfy(
            replica -> {
              assertThat(replica.get(0)).isEqualTo(rows);
              assertThat(replica.get(1)).isEqualTo(labels);
            });
  }

  @Test
  void sumsAddAndTheirGradientIsTheSumOfGradients() {
    // L_r = (r + 1) · s, with s = Σ x², so Σ_r L_r = 3 s and its gradient 6 x.
    List<List<List<Float>>> found =
        run(
            2,
            (net, rank) -> {
              Ops tf = net.tf();
              Operand<TFloat32> x = tf.constant(new float[] {rank + 1, 0.5f});
              Operand<TFloat32> sum =
                  net.replicas().sum(net, tf.sum(tf.math.square(x), tf.constant(0)));
              Operand<TFloat32> loss = tf.math.mul(sum, tf.constant(rank + 1f));
              Graph graph = (Graph) tf.scope().env();
              Output<?> gradient = Gradients.of(graph, loss, Map.of("x", x)).values().get("x");
              return List.of(sum, gradient);
            });

    assertThat(found.get(0)).isEqualTo(List.of(List.of(5.5f), List.of(6f, 3f)));
    assertThat(found.get(1)).isEqualTo(List.of(List.of(5.5f), List.of(12f, 3f)));
  }

  /**
   * In float64, and by central differences: the reference knows neither TensorFlow nor replicas.
   */
  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void normalisationHasTheSlopesOfTheWholeBatch(int workers) {
    double[][] x = normal(1, 2 * workers);
    double[][] weights = normal(2, 2 * workers);

    List<List<List<Float>>> found =
        run(
            workers,
            (net, rank) -> {
              Ops tf = net.tf();
              Operand<TFloat32> own = tf.constant(slice(x, rank));
              Operand<TFloat32> squares =
                  tf.math.square(Normalization.plainBatchNorm(net, "norm", own));
              Operand<TFloat32> loss =
                  tf.sum(tf.math.mul(squares, tf.constant(slice(weights, rank))), tf.array(0, 1));
              Graph graph = (Graph) tf.scope().env();
              return List.of(Gradients.of(graph, loss, Map.of("x", own)).values().get("x"));
            });

    double length = 0;
    double apart = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < CHANNELS; j++) {
        double slope = slope(x, weights, i, j);
        float gradient = found.get(i / 2).get(0).get(i % 2 * CHANNELS + j);
        length += slope * slope;
        apart += (gradient - slope) * (gradient - slope);
      }
    }
    assertThat(Math.sqrt(apart / length)).isLessThan(1e-5);
  }

  private static double[][] normal(int seed, int rows) {
    Random random = new Random(seed);
    double[][] numbers = new double[rows][CHANNELS];
    for (double[] row : numbers) {
      Arrays.setAll(row, i -> (float) random.nextGaussian());
    }
    return numbers;
  }

  private static float[][] slice(double[][] numbers, int rank) {
    float[][] slice = new float[2][CHANNELS];
    for (int i = 0; i < 2 * CHANNELS; i++) {
      slice[i / CHANNELS][i % CHANNELS] = (float) numbers[2 * rank + i / CHANNELS][i % CHANNELS];
    }
    return slice;
  }

  private static double slope(double[][] x, double[][] weights, int row, int channel) {
    double step = 1e-5;
    double value = x[row][channel];
    x[row][channel] = value + step;
    double above = loss(x, weights);
    x[row][channel] = value - step;
    double below = loss(x, weights);
    x[row][channel] = value;
    return (above - below) / (2 * step);
  }

  /** The weighed sum of the squares of what batch normalisation makes of numbers. */
  private static double loss(double[][] x, double[][] weights) {
    double loss = 0;
    for (int j = 0; j < CHANNELS; j++) {
      double mean = 0;
      for (double[] row : x) {
        mean += row[j] / x.length;
      }
      double variance = 0;
      for (double[] row : x) {
        variance += (row[j] - mean) * (row[j] - mean) / x.length;
      }
      for (int i = 0; i < x.length; i++) {
        loss += weights[i][j] * (x[i][j] - mean) * (x[i][j] - mean) / (variance + 1e-5);
      }
    }
    return loss;
  }

  @Test
  void meansAreOfAllRowsHoweverManyAReplicaHas() {
    List<List<List<Float>>> found =
        run(
            2,
            (net, rank) ->
                List.of(
                    GlobalBatch.of(net)
                        .mean(
                            net.tf().constant(rank == 0 ? new float[] {1, 2, 3} : new float[0]))));

    assertThat(found).allSatisfy(replica -> assertThat(replica.get(0)).isEqualTo(List.of(2f)));
  }
}
