package org.isomer.framework.supervised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.isomer.graph.GraphSession;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.spi.ClassData;
import org.isomer.spi.Encoder;
import org.isomer.spi.Features;
import org.isomer.spi.Framework;
import org.isomer.spi.Input;
import org.isomer.spi.Instances;
import org.isomer.spi.Mix;
import org.isomer.spi.Mixture;
import org.isomer.spi.Objective;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.TensorSpec;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Output;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class SupervisedTest {
  private static final Offset<Float> TOLERANCE = within(1e-6f);
  private static final int CLASSES = 3;
  private static final float[][] FIRST = {{1, 2}, {-1, 0.5f}, {0.3f, -2}, {4, 1}};
  private static final float[][] SECOND = {{0.5f, 2}, {-1, 1}, {1, -1}, {-3, 2}};
  private static final List<float[][]> ONE_VIEW = List.<float[][]>of(FIRST);
  private static final List<float[][]> TWO_VIEWS = List.of(FIRST, SECOND);
  private static final float[][] WEIGHT = {{0.2f, -0.4f, 0.1f}, {0.5f, 0.3f, -0.6f}};
  private static final float[] BIAS = {0.1f, -0.2f, 0.3f};

  /** Passes its input on. */
  private static final class Identity implements Encoder {
    @Override
    public Features encode(Net net, Input input) {
      return new Features(input.floats("values"), List.of());
    }

    @Override
    public int dim() {
      return 2;
    }
  }

  /** What one step computes. */
  private record Outcome(float loss, float accuracy, float[] weightGradient, float[] bias) {}

  private static final Framework SUPERVISED = new Supervised().create(new Supervised.Config());

  private static Outcome run(List<float[][]> views, int... labels) {
    return run(views, List.of(), labels);
  }

  private static Outcome run(List<float[][]> views, List<Mix> mixes, int... labels) {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32);
      Ops tf = net.tf();
      List<Input> inputs = new ArrayList<>();
      views.forEach(
          view ->
              inputs.add(
                  new Input(
                      InputSpec.of("rows", TensorSpec.floats("values", 2)),
                      List.of(tf.constant(view)))));
      List<Mixture> mixtures =
          mixes.stream()
              .map(mix -> new Mixture(tf.constant(mix.partners()), tf.constant(mix.shares())))
              .toList();
      Objective objective =
          SUPERVISED.build(
              net,
              new Identity(),
              new Instances(inputs, tf.constant(labels), CLASSES, Optional.empty(), 1, mixtures));
      assertThat(objective.embeddings()).hasSameSizeAs(views);
      assertThat(objective.collapsed()).hasValue(Math.log(3));
      Output<?>[] refs =
          net.variables().stream().map(v -> v.ref().asOutput()).toArray(Output<?>[]::new);
      Output<?>[] gradients = graph.addGradients(objective.loss().asOutput(), refs);
      try (GraphSession session = new GraphSession(graph, net, 1)) {
        session.assign(Map.of("classifier.weight", flat(WEIGHT), "classifier.bias", BIAS));
        Session.Runner call =
            session
                .runner()
                .fetch(objective.loss())
                .fetch(objective.scalars().get("accuracy"))
                .fetch(gradients[0])
                .fetch(gradients[1]);
        return GraphSession.run(
            call,
            result ->
                new Outcome(
                    ((TFloat32) result.get(0)).getFloat(),
                    ((TFloat32) result.get(1)).getFloat(),
                    GraphSession.scalars((TFloat32) result.get(2)),
                    GraphSession.scalars((TFloat32) result.get(3))));
      }
    }
  }

  /** The same in double precision, view by view and row by row. */
  private static Outcome expected(List<float[][]> views, int... labels) {
    double loss = 0;
    int hits = 0;
    int count = 0;
    double[] weight = new double[2 * CLASSES];
    double[] bias = new double[CLASSES];
    for (float[][] view : views) {
      for (int i = 0; i < labels.length; i++) {
        if (labels[i] == ClassData.UNLABELLED) {
          continue;
        }
        double[] logits = new double[CLASSES];
        for (int c = 0; c < CLASSES; c++) {
          logits[c] =
              BIAS[c] + (double) view[i][0] * WEIGHT[0][c] + (double) view[i][1] * WEIGHT[1][c];
        }
        double sum = Arrays.stream(logits).map(Math::exp).sum();
        loss += Math.log(sum) - logits[labels[i]];
        hits += Arrays.stream(logits).max().orElseThrow() == logits[labels[i]] ? 1 : 0;
        count++;
        for (int c = 0; c < CLASSES; c++) {
          double residual = Math.exp(logits[c]) / sum - (c == labels[i] ? 1 : 0);
          bias[c] += residual;
          weight[c] += residual * view[i][0];
          weight[CLASSES + c] += residual * view[i][1];
        }
      }
    }
    return new Outcome(
        (float) (loss / count), (float) hits / count, mean(weight, count), mean(bias, count));
  }

  private static final Mix FIRST_MIX =
      new Mix(new int[] {1, 2, 3, 0}, new float[] {0.25f, 1, 0.5f, 0});
  private static final Mix SECOND_MIX =
      new Mix(new int[] {3, 1, 0, 2}, new float[] {0.75f, 0.1f, 0.6f, 0.4f});

  /** Sums over the rows of all views. */
  private record Sums(double loss, double hits, double shares) {
    Sums plus(double share, int label, double[] logits) {
      if (label == ClassData.UNLABELLED) {
        return this;
      }
      double all = Math.log(Arrays.stream(logits).map(Math::exp).sum());
      boolean hit = Arrays.stream(logits).max().orElseThrow() == logits[label];
      return new Sums(
          loss + share * (all - logits[label]), hits + (hit ? share : 0), shares + share);
    }
  }

  /**
   * λ·CE(own) + (1 − λ)·CE(partner) in double precision.
   *
   * @param parameters the weights in row-major order, then the biases
   */
  private static Sums mixed(
      List<float[][]> views, List<Mix> mixes, int[] labels, double[] parameters) {
    Sums sums = new Sums(0, 0, 0);
    for (int view = 0; view < views.size(); view++) {
      for (int row = 0; row < labels.length; row++) {
        float[] x = views.get(view)[row];
        double[] logits = new double[CLASSES];
        for (int c = 0; c < CLASSES; c++) {
          logits[c] =
              x[0] * parameters[c] + x[1] * parameters[CLASSES + c] + parameters[2 * CLASSES + c];
        }
        double share = mixes.get(view).shares()[row];
        int partner = labels[mixes.get(view).partners()[row]];
        sums = sums.plus(share, labels[row], logits).plus(1 - share, partner, logits);
      }
    }
    return sums;
  }

  /** The reference for mixed rows, its gradient by central differences. */
  private static Outcome expectedMixed(List<float[][]> views, List<Mix> mixes, int... labels) {
    double[] parameters = new double[3 * CLASSES];
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = i < 2 * CLASSES ? flat(WEIGHT)[i] : BIAS[i - 2 * CLASSES];
    }
    Sums sums = mixed(views, mixes, labels, parameters);
    float[] gradient = new float[parameters.length];
    double step = 1e-5;
    for (int i = 0; i < parameters.length; i++) {
      double[] above = parameters.clone();
      double[] below = parameters.clone();
      above[i] += step;
      below[i] -= step;
      gradient[i] =
          (float)
              ((mixed(views, mixes, labels, above).loss()
                      - mixed(views, mixes, labels, below).loss())
                  / (2 * step * sums.shares()));
    }
    return new Outcome(
        (float) (sums.loss() / sums.shares()),
        (float) (sums.hits() / sums.shares()),
        Arrays.copyOf(gradient, 2 * CLASSES),
        Arrays.copyOfRange(gradient, 2 * CLASSES, 3 * CLASSES));
  }

  private static void assertClose(Outcome actual, Outcome expected) {
    assertThat(actual.loss()).isCloseTo(expected.loss(), TOLERANCE);
    assertThat(actual.accuracy()).isCloseTo(expected.accuracy(), TOLERANCE);
    assertThat(actual.weightGradient()).containsExactly(expected.weightGradient(), TOLERANCE);
    assertThat(actual.bias()).containsExactly(expected.bias(), TOLERANCE);
  }

  @Test
  void lossAndGradientAreThoseOfCrossEntropyOnAllViews() {
    assertClose(run(ONE_VIEW, 0, 2, 1, 1), expected(ONE_VIEW, 0, 2, 1, 1));
    assertClose(run(TWO_VIEWS, 0, 2, 1, 1), expected(TWO_VIEWS, 0, 2, 1, 1));
  }

  @Test
  void mixedRowsAreTaughtBothClassesByTheirShares() {
    List<Mix> one = List.of(FIRST_MIX);
    List<Mix> two = List.of(FIRST_MIX, SECOND_MIX);
    assertClose(run(ONE_VIEW, one, 0, 2, 1, 1), expectedMixed(ONE_VIEW, one, 0, 2, 1, 1));
    assertClose(run(TWO_VIEWS, two, 0, 2, 1, 1), expectedMixed(TWO_VIEWS, two, 0, 2, 1, 1));
    assertClose(run(TWO_VIEWS, two, 0, -1, 1, -1), expectedMixed(TWO_VIEWS, two, 0, -1, 1, -1));
    List<Mix> none = List.of(Mix.none(4), Mix.none(4));
    assertClose(run(TWO_VIEWS, none, 0, 2, 1, 1), expected(TWO_VIEWS, 0, 2, 1, 1));
  }

  @Test
  void unlabelledRowsCountForNothing() {
    assertClose(run(TWO_VIEWS, 0, -1, 1, -1), expected(TWO_VIEWS, 0, -1, 1, -1));
  }

  @Test
  void aBatchWithoutLabelsTeachesNothing() {
    Outcome outcome = run(ONE_VIEW, -1, -1, -1, -1);
    assertThat(outcome.loss()).isZero();
    assertThat(outcome.accuracy()).isZero();
    assertThat(outcome.weightGradient()).containsOnly(0);
    assertThat(outcome.bias()).containsOnly(0);
  }

  @Test
  void takesAnyNumberOfViewsAndNeedsLabels() {
    assertThat(SUPERVISED.acceptsViews(0)).isFalse();
    assertThat(SUPERVISED.acceptsViews(1)).isTrue();
    assertThat(SUPERVISED.acceptsViews(8)).isTrue();
    assertThat(SUPERVISED.needsLabels()).isTrue();
  }

  private static float[] flat(float[][] rows) {
    float[] flat = new float[rows.length * rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, flat, i * rows[0].length, rows[0].length);
    }
    return flat;
  }

  private static float[] mean(double[] sums, int count) {
    float[] means = new float[sums.length];
    for (int i = 0; i < sums.length; i++) {
      means[i] = (float) (sums[i] / count);
    }
    return means;
  }
}
