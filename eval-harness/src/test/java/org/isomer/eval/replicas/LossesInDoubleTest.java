package org.isomer.eval.replicas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.isomer.config.ConfigReader;
import org.isomer.graph.GlobalBatch;
import org.isomer.graph.GraphSession;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.graph.Replicas;
import org.isomer.plugin.Catalog;
import org.isomer.spi.Choice;
import org.isomer.spi.Embeddings;
import org.isomer.spi.Loss;
import org.isomer.spi.LossPlugin;
import org.isomer.spi.Option;
import org.isomer.spi.Prototypes;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;

/**
 * Every loss on gathered embeddings in float64, where rounding hides nothing. Embeddings are
 * products with one matrix, whose gradient is summed over replicas, as training sums gradients.
 */
class LossesInDoubleTest {
  private static final int BATCH = 8;
  private static final int INPUTS = 5;
  private static final int DIM = 6;
  private static final double CLOSE = 1e-10;
  private static final double STEP = 1e-6;
  private static final int[] LABELS = {0, 1, 2, -1, 0, 1, 2, 0};
  private static final double[] SCORES = {0.2, 0.9, 0.4, 0.45, 1, 0, -0.3, 0.7};

  /** Their targets are constants, whose change a difference sees and a gradient does not. */
  private static final List<String> STOP = List.of("swapped-prediction");

  private static final double[][] MATRIX = normal(3, INPUTS, DIM);
  private static final double[][] DIRECTION = normal(4, INPUTS, DIM);

  record Chosen(@Option(help = "The loss") Choice<Loss> loss) {}

  /** Value and gradient on one replica. */
  private record Found(double loss, double[] gradient) {}

  private static double[][] normal(int seed, int rows, int columns) {
    Random random = new Random(seed);
    double[][] numbers = new double[rows][columns];
    for (double[] row : numbers) {
      Arrays.setAll(row, i -> random.nextGaussian());
    }
    return numbers;
  }

  @TestFactory
  Stream<DynamicTest> theGradientIsThatOfOneReplicaAndOfTheDifference() {
    return Case.CATALOG.entries().stream()
        .filter(entry -> entry.plugin() instanceof LossPlugin)
        .map(Catalog.Entry::name)
        .map(name -> DynamicTest.dynamicTest(name, () -> check(name)));
  }

  private static void check(String name) {
    Loss loss = loss(name);
    Found alone = of(loss, List.of(Replicas.ONE), List.<double[][]>of(MATRIX)).get(0).get(0);
    double slope = 0;
    for (int i = 0; i < INPUTS * DIM; i++) {
      slope += alone.gradient()[i] * DIRECTION[i / DIM][i % DIM];
    }
    for (int count : new int[] {2, 4}) {
      List<List<Found>> found =
          of(loss, LocalCluster.of(count).replicas(), List.of(MATRIX, moved(STEP), moved(-STEP)));
      for (List<Found> of : found) {
        Found each = of.get(0);
        assertThat(each.loss())
            .isCloseTo(alone.loss(), within(CLOSE * Math.max(1, Math.abs(alone.loss()))));
        assertThat(distance(alone.gradient(), each.gradient())).isLessThan(CLOSE);
      }
      if (!STOP.contains(name)) {
        double above = found.get(0).get(1).loss();
        double below = found.get(0).get(2).loss();
        assertThat((above - below) / (2 * STEP))
            .isCloseTo(slope, within(1e-6 * Math.max(1, Math.abs(slope))));
      }
    }
  }

  private static Loss loss(String name) {
    String options = name.equals("matryoshka") ? "{name: matryoshka, dims: [6, 3]}" : name;
    return new ConfigReader(Case.CATALOG)
        .bind(Chosen.class, "test", "loss: " + options, List.of())
        .loss()
        .create();
  }

  private static double[][] moved(double step) {
    double[][] moved = new double[INPUTS][DIM];
    for (int i = 0; i < INPUTS * DIM; i++) {
      moved[i / DIM][i % DIM] = MATRIX[i / DIM][i % DIM] + step * DIRECTION[i / DIM][i % DIM];
    }
    return moved;
  }

  private static double distance(double[] expected, double[] found) {
    double squares = 0;
    double apart = 0;
    for (int i = 0; i < expected.length; i++) {
      squares += expected[i] * expected[i];
      apart += (found[i] - expected[i]) * (found[i] - expected[i]);
    }
    assertThat(squares).isPositive();
    return Math.sqrt(apart / squares);
  }

  /** For each replica what it finds with each matrix. */
  private static List<List<Found>> of(
      Loss loss, List<Replicas> replicas, List<double[][]> matrices) {
    List<Part> parts = new ArrayList<>();
    try {
      replicas.forEach(each -> parts.add(new Part(loss, each)));
      return LocalCluster.all(
          replicas.size(), rank -> () -> matrices.stream().map(parts.get(rank)::run).toList());
    } finally {
      parts.forEach(Part::close);
    }
  }

  /** The graph of one replica. */
  private static final class Part implements AutoCloseable {
    private final Graph graph = new Graph();
    private final Operand<TFloat64> matrix;
    private final Operand<TFloat64> total;
    private final Operand<TFloat64> gradient;
    private final GraphSession session;

    Part(Loss loss, Replicas replicas) {
      int rows = BATCH / replicas.count();
      Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32, List.of(), replicas, rows);
      Ops tf = net.tf();
      GlobalBatch batch = GlobalBatch.of(net);
      matrix = tf.placeholder(TFloat64.class, Placeholder.shape(Shape.of(INPUTS, DIM)));
      List<Operand<TFloat64>> views = new ArrayList<>();
      int count = loss.acceptsViews(2) ? 2 : 3;
      for (int view = 0; view < count; view++) {
        double[][] all = normal(10 + view, BATCH, INPUTS);
        int first = rows * replicas.rank();
        views.add(
            tf.linalg.matMul(tf.constant(Arrays.copyOfRange(all, first, first + rows)), matrix));
      }
      Operand<TFloat64> whole =
          loss.apply(tf, inputs(tf, batch.gather(views), labels(batch, tf, replicas))).total();
      total = tf.identity(whole);
      Operand<TFloat64> share = tf.math.mul(whole, tf.constant(1.0 / replicas.count()));
      Output<?> own = graph.addGradients(share.asOutput(), new Output<?>[] {matrix.asOutput()})[0];
      gradient = replicas.sum(net, own.expect(TFloat64.class));
      session = new GraphSession(graph, net, 1);
    }

    private static Operand<TInt32> labels(GlobalBatch batch, Ops tf, Replicas replicas) {
      int rows = BATCH / replicas.count();
      int first = rows * replicas.rank();
      return batch.gatherConstants(tf.constant(Arrays.copyOfRange(LABELS, first, first + rows)));
    }

    private static Embeddings<TFloat64> inputs(
        Ops tf, List<Operand<TFloat64>> views, Operand<TInt32> labels) {
      double[][] centres = normal(20, 4, DIM);
      for (double[] centre : centres) {
        double length = Math.sqrt(Arrays.stream(centre).map(each -> each * each).sum());
        Arrays.setAll(centre, i -> centre[i] / length);
      }
      return Embeddings.of(views)
          .withLabels(labels)
          .withNegatives(tf.constant(normal(21, 7, DIM)))
          .withPrototypes(new Prototypes<>(tf.constant(centres), List.of(), tf.constant(0.0)))
          .withScores(tf.constant(SCORES));
    }

    Found run(double[][] value) {
      Session.Runner call = session.runner();
      try (TFloat64 fed =
          TFloat64.tensorOf(Shape.of(INPUTS, DIM), data -> StdArrays.copyTo(value, data))) {
        call.feed(matrix, fed).fetch(total).fetch(gradient);
        return GraphSession.run(
            call,
            result -> {
              double[] slopes = new double[INPUTS * DIM];
              ((TFloat64) result.get(1)).asRawTensor().data().asDoubles().read(slopes);
              return new Found(((TFloat64) result.get(0)).getDouble(), slopes);
            });
      }
    }

    @Override
    public void close() {
      session.close();
      graph.close();
    }
  }
}
