package org.isomer.encoder.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.isomer.encoder.Noise;
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
import org.isomer.spi.Encoder;
import org.isomer.spi.Input;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.Rows;
import org.isomer.tensor.TensorSpec;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** An encoder of three short texts in a graph of its own. */
final class TextBench {
  static final int VOCABULARY = 20;

  /** A text of five tokens, one of three, and one of a single token. */
  static final List<List<Integer>> TEXTS =
      List.of(List.of(2, 7, 19, 4, 3), List.of(2, 5, 3), List.of(2));

  /**
   * What an encoder makes of a batch: features, and by variable the gradients of their sum,
   * weighted.
   */
  record Outcome(float[] features, Map<String, float[]> gradients) {}

  private TextBench() {}

  static InputSpec spec(int length) {
    return new InputSpec(
        Text.MODALITY,
        List.of(
            TensorSpec.ints(Tokens.IDS, VOCABULARY, length),
            TensorSpec.floats(Input.MASK, length)));
  }

  /** The texts, padded to a length with a token. */
  static Rows rows(int length, int padding) {
    Rows rows = new Rows(spec(length), TEXTS.size());
    for (int row = 0; row < TEXTS.size(); row++) {
      List<Integer> text = TEXTS.get(row);
      for (int i = 0; i < length; i++) {
        boolean real = i < text.size();
        rows.ints(0)[row * length + i] = real ? text.get(i) : padding;
        rows.floats(1)[row * length + i] = real ? 1 : 0;
      }
    }
    return rows;
  }

  /**
   * Runs an encoder whose every variable is noise of its name, or its first value if it is not
   * trained.
   */
  static Outcome run(Encoder encoder, Phase phase, Precision precision, Rows rows) {
    int count = rows.capacity();
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, phase, precision);
      Ops tf = net.tf();
      try (Inlet inlet = Inlet.of(net, rows.spec(), count)) {
        Operand<TFloat32> features = encoder.encode(net, inlet.input()).pooled();
        Shape shape = Shape.of(count, encoder.dim());
        Operand<TFloat32> weights =
            tf.reshape(
                tf.constant(Noise.of("cotangent", count * encoder.dim())), tf.constant(shape));
        Map<String, Operand<TFloat32>> trained = new LinkedHashMap<>();
        net.variables().stream()
            .filter(variable -> variable.role().trained())
            .forEach(variable -> trained.put(variable.name(), variable.ref()));
        Gradients gradients =
            Gradients.of(graph, tf.sum(tf.math.mul(features, weights), tf.array(0, 1)), trained);
        assertThat(gradients.unverified()).isEmpty();
        try (GraphSession session = new GraphSession(graph, net, 2)) {
          session.assign(values(net.variables()));
          Session.Runner call = session.runner().fetch(features);
          inlet.feed(call, rows, count);
          gradients.values().values().forEach(value -> call.fetch(value.expect(TFloat32.class)));
          return GraphSession.run(
              call,
              result -> {
                Map<String, float[]> byName = new LinkedHashMap<>();
                for (String name : trained.keySet()) {
                  byName.put(name, GraphSession.scalars((TFloat32) result.get(byName.size() + 1)));
                }
                return new Outcome(GraphSession.scalars((TFloat32) result.get(0)), byName);
              });
        }
      }
    }
  }

  private static Map<String, float[]> values(List<Variable> variables) {
    Map<String, float[]> values = new LinkedHashMap<>();
    for (Variable variable : variables) {
      float[] first = new float[variable.size()];
      variable.initializer().fill(first, variable.shape(), CounterRandom.of(1, variable.name()));
      values.put(variable.name(), variable.role().trained() ? Noise.of(variable) : first);
    }
    return values;
  }
}
