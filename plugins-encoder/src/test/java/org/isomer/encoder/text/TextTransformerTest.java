package org.isomer.encoder.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.isomer.encoder.text.TextTransformer.Config;
import org.isomer.encoder.text.TextTransformer.Norm;
import org.isomer.encoder.text.TextTransformer.Pooling;
import org.isomer.feature.Inlet;
import org.isomer.graph.GraphSession;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.graph.Variable;
import org.isomer.graph.gradient.Gradients;
import org.isomer.modality.text.Text;
import org.isomer.modality.text.Tokens;
import org.isomer.random.CounterRandom;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Encoder;
import org.isomer.spi.Features;
import org.isomer.spi.Image;
import org.isomer.spi.Input;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.Rows;
import org.isomer.tensor.TensorSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class TextTransformerTest {
  private static final int VOCABULARY = 20;
  private static final int LENGTH = 5;

  private static final InputSpec SPEC =
      new InputSpec(
          Text.MODALITY,
          List.of(
              TensorSpec.ints(Tokens.IDS, VOCABULARY, LENGTH),
              TensorSpec.floats(Input.MASK, LENGTH)));

  /** A full text, one with padding, and one of a single token. */
  private static final float[] MASK = {1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 1, 0, 0, 0, 0};

  private static final int[] IDS = {2, 7, 19, 4, 3, 2, 5, 3, 0, 0, 2, 0, 0, 0, 0};

  static List<Config> configs() {
    List<Config> configs = new ArrayList<>();
    for (Pooling pooling : Pooling.values()) {
      for (Norm norm : Norm.values()) {
        configs.add(new Config(8, 2, 2, 2, pooling, norm));
      }
    }
    return configs;
  }

  private static Rows rows(int... ids) {
    Rows rows = new Rows(SPEC, 3);
    System.arraycopy(ids, 0, rows.ints(0), 0, ids.length);
    System.arraycopy(MASK, 0, rows.floats(1), 0, MASK.length);
    return rows;
  }

  /** Features and the gradients of a weighted sum of them, by the name of the variable. */
  private static Map<String, float[]> step(Config config, Precision precision, Rows rows) {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.TRAINING, precision);
      Ops tf = net.tf();
      try (Inlet inlet = Inlet.of(net, SPEC, 3)) {
        Features features = new TextTransformer().create(config).encode(net, inlet.input());
        Map<String, Operand<TFloat32>> fetched = new LinkedHashMap<>();
        fetched.put("features", features.pooled());
        Operand<TFloat32> weights =
            tf.reshape(tf.constant(noise("cotangent", 24)), tf.constant(Shape.of(3, 8)));
        Map<String, Operand<TFloat32>> trained = new LinkedHashMap<>();
        net.variables().forEach(variable -> trained.put(variable.name(), variable.ref()));
        Gradients gradients =
            Gradients.of(
                graph, tf.sum(tf.math.mul(features.pooled(), weights), tf.array(0, 1)), trained);
        assertThat(gradients.unverified()).isEmpty();
        gradients.values().forEach((name, value) -> fetched.put(name, gradient(value)));
        try (GraphSession session = new GraphSession(graph, net, 2)) {
          session.assign(noise(net.variables()));
          Session.Runner call = session.runner();
          inlet.feed(call, rows, 3);
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
  }

  private static Output<TFloat32> gradient(Output<?> value) {
    return value.expect(TFloat32.class);
  }

  private static Map<String, float[]> noise(List<Variable> variables) {
    Map<String, float[]> values = new LinkedHashMap<>();
    variables.forEach(
        variable ->
            values.put(variable.name(), noise(variable.name(), Math.toIntExact(variable.size()))));
    return values;
  }

  private static float[] noise(String name, int size) {
    CounterRandom random = CounterRandom.of(1, name);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian() / 2;
    }
    return values;
  }

  @ParameterizedTest
  @MethodSource("configs")
  void whatIsPaddedChangesNeitherFeaturesNorGradients(Config config) {
    int[] other = IDS.clone();
    for (int i = 0; i < other.length; i++) {
      other[i] = MASK[i] == 0 ? 1 + i : other[i];
    }
    Map<String, float[]> step = step(config, Precision.FLOAT32, rows(IDS));
    Map<String, float[]> changed = step(config, Precision.FLOAT32, rows(other));
    assertThat(changed.keySet()).isEqualTo(step.keySet());
    step.forEach((name, values) -> assertThat(changed.get(name)).as(name).isEqualTo(values));
  }

  @ParameterizedTest
  @MethodSource("configs")
  void everyVariableIsReachedInBothPrecisions(Config config) {
    Map<String, float[]> step = step(config, Precision.FLOAT32, rows(IDS));
    Map<String, float[]> half = step(config, Precision.BFLOAT16, rows(IDS));
    step.forEach(
        (name, values) -> {
          assertThat(length(values)).as(name).isPositive().isFinite();
          assertThat(length(half.get(name))).as(name).isPositive().isFinite();
        });
    assertThat(distance(half.get("features"), step.get("features")))
        .isLessThan(0.05 * length(step.get("features")));
  }

  @Test
  void tokensAndTheirOrderTellTextsApart() {
    Config config = configs().get(0);
    int[] swapped = IDS.clone();
    swapped[1] = IDS[2];
    swapped[2] = IDS[1];
    float[] features = step(config, Precision.FLOAT32, rows(IDS)).get("features");
    float[] other = step(config, Precision.FLOAT32, rows(swapped)).get("features");
    assertThat(distance(features, other)).isGreaterThan(1e-3);
  }

  @Test
  void variablesAreNamedAndSizedByTheInput() {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.INFERENCE, Precision.FLOAT32);
      Encoder encoder =
          new TextTransformer().create(new Config(8, 1, 2, 3, Pooling.MEAN, Norm.PRE));
      try (Inlet inlet = Inlet.of(net, SPEC, Inlet.ANY)) {
        Features features = encoder.encode(net, inlet.input());
        assertThat(features.pooled().shape().asArray()).containsExactly(-1, 8);
        assertThat(features.stages().get(0).values().shape().asArray())
            .containsExactly(-1, LENGTH, 8);
        assertThat(features.stages().get(0).mask()).isPresent();
      }
      assertThat(net.variables().stream().map(each -> each.name() + " " + each.shape()))
          .containsExactly(
              "token_embed.weight [20, 8]",
              "pos_embed [1, 5, 8]",
              "blocks.0.norm1.weight [8]",
              "blocks.0.norm1.bias [8]",
              "blocks.0.attn.qkv.weight [8, 24]",
              "blocks.0.attn.qkv.bias [24]",
              "blocks.0.attn.proj.weight [8, 8]",
              "blocks.0.attn.proj.bias [8]",
              "blocks.0.norm2.weight [8]",
              "blocks.0.norm2.bias [8]",
              "blocks.0.mlp.fc1.weight [8, 24]",
              "blocks.0.mlp.fc1.bias [24]",
              "blocks.0.mlp.fc2.weight [24, 8]",
              "blocks.0.mlp.fc2.bias [8]",
              "norm.weight [8]",
              "norm.bias [8]");
    }
  }

  @Test
  void refusesHeadsThatDoNotFitAndExamplesThatAreNoTokens() {
    TextTransformer plugin = new TextTransformer();
    assertThatThrownBy(() -> plugin.create(new Config(10, 1, 4, 4, Pooling.CLS, Norm.PRE)))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "text-transformer: 4 heads do not divide the width 10. Choose a width that is a multiple of the heads.");
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.INFERENCE, Precision.FLOAT32);
      try (Inlet inlet = Inlet.of(net, Image.spec(4, 4, 3), Inlet.ANY)) {
        assertThatThrownBy(() -> plugin.create(configs().get(0)).encode(net, inlet.input()))
            .isInstanceOf(BadInputException.class)
            .hasMessageStartingWith("The encoder reads ids, but examples of the kind image hold");
      }
    }
  }

  private static double length(float[] values) {
    return distance(values, new float[values.length]);
  }

  private static double distance(float[] a, float[] b) {
    double squares = 0;
    for (int i = 0; i < a.length; i++) {
      squares += (a[i] - b[i]) * (double) (a[i] - b[i]);
    }
    return Math.sqrt(squares);
  }
}
