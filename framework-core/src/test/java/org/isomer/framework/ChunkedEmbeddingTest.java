package org.isomer.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.isomer.graph.Dropout;
import org.isomer.graph.GraphSession;
import org.isomer.graph.Initializer;
import org.isomer.graph.Layers;
import org.isomer.graph.Net;
import org.isomer.graph.Normalization;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.graph.gradient.Gradients;
import org.isomer.random.CounterRandom;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Embeddings;
import org.isomer.spi.Encoder;
import org.isomer.spi.Features;
import org.isomer.spi.Framework;
import org.isomer.spi.Input;
import org.isomer.spi.Instances;
import org.isomer.spi.Loss;
import org.isomer.spi.LossTerms;
import org.isomer.spi.Objective;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.TensorSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TFloating;

class ChunkedEmbeddingTest {
  private static final int BATCH = 6;
  private static final InputSpec SPEC = InputSpec.of("rows", TensorSpec.floats("values", 5));
  private static final Initializer WEIGHT = Initializer.normal(0.5);

  /** Two layers with normalisation and dropout between. */
  private record TwoLayers(boolean batchNorm, double dropout) implements Encoder {
    @Override
    public Features encode(Net net, Input input) {
      Operand<TFloat32> hidden =
          Layers.dense(net, "first", input.floats("values"), 7, WEIGHT, Initializer.constant(0));
      Operand<TFloat32> normal =
          batchNorm
              ? Normalization.batchNorm(net, "norm", hidden)
              : Normalization.layerNorm(net, "norm", hidden, 1e-6);
      return new Features(
          Layers.dense(
              net, "second", Dropout.apply(net, net.tf().math.tanh(normal), dropout), 4, WEIGHT),
          List.of());
    }

    @Override
    public int dim() {
      return 4;
    }
  }

  /** The mean of the squared dot products of all rows of the first view and all of the second. */
  private static final Loss PRODUCTS =
      new Loss() {
        @Override
        public <T extends TFloating> LossTerms<T> apply(Ops tf, Embeddings<T> embeddings) {
          Operand<T> dots =
              tf.linalg.matMul(embeddings.queries(), embeddings.keys(), MatMul.transposeB(true));
          Operand<T> mean = tf.math.mean(tf.math.square(dots), tf.array(0, 1));
          return LossTerms.of(mean).with("greatest", tf.max(dots, tf.array(0, 1)));
        }
      };

  private static final JointEmbedding WHOLE =
      new JointEmbedding((net, features) -> features, PRODUCTS, Branch::embed);

  /** The loss and its part, each embedding, then each gradient by its variable. */
  private static Map<String, float[]> run(Framework framework, Encoder encoder) {
    return run(framework, encoder, 0, 0);
  }

  /** The same with a step of one number of the second layer's weights. */
  private static Map<String, float[]> run(
      Framework framework, Encoder encoder, int place, float step) {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32);
      List<Input> views = List.of(view(net, "first"), view(net, "second"));
      Objective objective =
          framework.build(
              net, encoder, new Instances(views, net.tf().constant(new int[BATCH]), 0, 1));
      Map<String, Operand<TFloat32>> fetched = new LinkedHashMap<>();
      fetched.put("loss", objective.loss());
      fetched.putAll(objective.scalars());
      fetched.put("first view", objective.embeddings().get(0));
      fetched.put("second view", objective.embeddings().get(1));
      Map<String, Operand<TFloat32>> variables = new LinkedHashMap<>();
      net.variables().stream()
          .filter(variable -> variable.role().trained())
          .forEach(variable -> variables.put(variable.name(), variable.ref()));
      Gradients gradients = Gradients.of(graph, objective.loss(), variables);
      assertThat(gradients.unverified()).isEmpty();
      gradients
          .values()
          .forEach((name, gradient) -> fetched.put(name, gradient.expect(TFloat32.class)));
      try (GraphSession session = new GraphSession(graph, net, 1)) {
        session.initialize(3);
        Map<String, float[]> weights = new LinkedHashMap<>(session.values());
        weights.get("encoder.second.weight")[place] += step;
        session.assign(weights);
        Session.Runner call = session.runner();
        fetched.values().forEach(call::fetch);
        return GraphSession.run(
            call,
            result -> {
              Map<String, float[]> values = new LinkedHashMap<>();
              for (String name : fetched.keySet()) {
                values.put(name, GraphSession.scalars((TFloat32) result.get(values.size())));
              }
              return values;
            });
      }
    }
  }

  private static Input view(Net net, String stream) {
    CounterRandom random = CounterRandom.of(1, stream);
    float[][] rows = new float[BATCH][5];
    for (float[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (float) random.nextGaussian();
      }
    }
    return new Input(SPEC, new ArrayList<>(List.of(net.tf().constant(rows))));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 6})
  void givesTheGradientOfTheWholeBatch(int chunk) {
    Map<String, float[]> expected = run(WHOLE, new TwoLayers(false, 0));
    Map<String, float[]> found = run(new ChunkedEmbedding(WHOLE, chunk), new TwoLayers(false, 0));
    assertThat(found).containsOnlyKeys(expected.keySet());
    expected.forEach(
        (name, values) ->
            assertThat(found.get(name)).as(name).containsExactly(values, within(1e-6f)));
    assertThat(Math.abs(expected.get("encoder.first.weight")[0])).isGreaterThan(0.01f);
  }

  /** Both passes over a chunk have to drop the same numbers, and each chunk others. */
  @Test
  void dropoutIsTheSameInBothPasses() {
    float step = 1e-2f;
    Encoder encoder = new TwoLayers(false, 0.5);
    Framework chunks = new ChunkedEmbedding(WHOLE, 2);
    float[] gradient = run(chunks, encoder).get("encoder.second.weight");
    for (int i = 0; i < gradient.length; i += 9) {
      float above = run(chunks, encoder, i, step).get("loss")[0];
      float below = run(chunks, encoder, i, -step).get("loss")[0];
      assertThat((above - below) / (2 * step)).as("%d", i).isCloseTo(gradient[i], within(2e-3f));
    }
    float[] equal = run(chunks, encoder).get("first view");
    assertThat(equal).containsExactly(run(chunks, encoder).get("first view"));
    assertThat(equal).isNotEqualTo(run(WHOLE, encoder).get("first view"));
  }

  @Test
  void chunksThatDoNotDivideTheBatchAreRefused() {
    assertThatThrownBy(() -> run(new ChunkedEmbedding(WHOLE, 4), new TwoLayers(false, 0)))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "framework.chunk: 6 examples cannot be cut into chunks of 4. Choose a batch-size that is a multiple of chunk.");
  }

  @Test
  void batchNormalizationIsRefused() {
    assertThatThrownBy(() -> run(new ChunkedEmbedding(WHOLE, 3), new TwoLayers(true, 0)))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "framework.chunk: the encoder or the projector keeps something from one batch for the next, such as batch normalisation its running statistics, which chunks do not allow. Leave chunk out, or choose networks that do not.");
  }
}
