package org.isomer.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.isomer.graph.gradient.Gradients;
import org.isomer.random.CounterRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TFloating;

/**
 * What is compiled for a large input, against the operations that do the same for its halves, which
 * are too small; LayersTest compares those with PyTorch and with central differences.
 */
class FormulaTest {
  private static final int ROWS = 1400;
  private static final int CHANNELS = 192;

  /** A layer of rows. */
  interface Layer {
    <T extends TFloating> Operand<T> apply(Net net, Operand<T> x);
  }

  static Stream<Arguments> cases() {
    return Stream.of(Precision.FLOAT32, Precision.BFLOAT16)
        .flatMap(
            precision ->
                Stream.of(
                    Arguments.of("GELU", precision, gelu()),
                    Arguments.of("layer norm", precision, layerNorm()),
                    Arguments.of("softmax", precision, softmax())));
  }

  private static Layer gelu() {
    return new Layer() {
      @Override
      public <T extends TFloating> Operand<T> apply(Net net, Operand<T> x) {
        return Layers.gelu(net, x);
      }
    };
  }

  private static Layer layerNorm() {
    return new Layer() {
      @Override
      public <T extends TFloating> Operand<T> apply(Net net, Operand<T> x) {
        return Normalization.layerNorm(net, "norm", x, 1e-6);
      }
    };
  }

  private static Layer softmax() {
    return new Layer() {
      @Override
      public <T extends TFloating> Operand<T> apply(Net net, Operand<T> x) {
        return RowSoftmax.apply(net, x);
      }
    };
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("cases")
  void compiledAndNotCompiledAreTheSame(String name, Precision precision, Layer layer) {
    Map<String, float[]> compiled = run(precision, layer, true);
    Map<String, float[]> plain = run(precision, halves(layer), false);
    double tolerance = precision == Precision.FLOAT32 ? 1e-5 : 0.02;
    plain.forEach(
        (what, expected) -> {
          float[] found = compiled.get(what);
          assertThat(found).as(what).hasSameSizeAs(expected);
          double length = 0;
          double distance = 0;
          for (int i = 0; i < found.length; i++) {
            length += (double) expected[i] * expected[i];
            distance += Math.pow((double) found[i] - expected[i], 2);
          }
          assertThat(Math.sqrt(distance / length)).as(what).isCloseTo(0, within(tolerance));
        });
  }

  private static Layer halves(Layer layer) {
    return new Layer() {
      @Override
      public <T extends TFloating> Operand<T> apply(Net net, Operand<T> x) {
        Ops tf = net.tf();
        List<Output<T>> halves = tf.split(tf.constant(0), x, 2L).output();
        return tf.concat(
            List.of(layer.apply(net, halves.get(0)), layer.apply(net, halves.get(1))),
            tf.constant(0));
      }
    };
  }

  /** The output and the gradients of its random weighted sum. */
  private static Map<String, float[]> run(Precision precision, Layer layer, boolean compiled) {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.TRAINING, precision);
      Ops tf = net.tf();
      Operand<TFloat32> x =
          net.variable("x", Shape.of(ROWS, CHANNELS), Role.WEIGHT, Initializer.normal(1));
      Operand<TFloat32> y = net.cast(layer.apply(net, net.activations(x)), TFloat32.class);
      float[] weights = new float[ROWS * CHANNELS];
      Initializer.uniform(1)
          .fill(weights, Shape.of(weights.length), CounterRandom.of(3, "weights of the output"));
      Operand<TFloat32> sum =
          tf.sum(tf.math.mul(tf.reshape(y, tf.array(-1)), tf.constant(weights)), tf.constant(0));
      Map<String, Operand<TFloat32>> trained = new LinkedHashMap<>();
      net.variables().forEach(variable -> trained.put(variable.name(), variable.ref()));
      Gradients gradients = Gradients.of(graph, sum, trained);
      assertThat(gradients.unverified()).isEmpty();
      boolean found = false;
      for (var all = graph.operations(); all.hasNext(); ) {
        GraphOperation operation = all.next();
        found |= operation.type().equals("IdentityN");
      }
      assertThat(found).isEqualTo(compiled);
      Map<String, Operand<?>> fetched = new LinkedHashMap<>(gradients.values());
      fetched.put("the output", y);
      return values(graph, net, fetched);
    }
  }

  private static Map<String, float[]> values(
      Graph graph, Net net, Map<String, Operand<?>> fetched) {
    try (GraphSession session = new GraphSession(graph, net, 1)) {
      session.initialize(1);
      Session.Runner call = session.runner();
      fetched.values().forEach(call::fetch);
      return GraphSession.run(
          call,
          result -> {
            Map<String, float[]> values = new LinkedHashMap<>();
            for (String each : fetched.keySet()) {
              values.put(each, GraphSession.scalars((TFloat32) result.get(values.size())));
            }
            return values;
          });
    }
  }
}
