package org.isomer.encoder.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.isomer.encoder.Noise;
import org.isomer.feature.Inlet;
import org.isomer.graph.GraphSession;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.graph.gradient.Gradients;
import org.isomer.modality.series.Series;
import org.isomer.spi.Encoder;
import org.isomer.tensor.Rows;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** An encoder of series in a graph of its own, with every variable set to noise of its name. */
final class SeriesBench {
  /**
   * What an encoder makes of a batch.
   *
   * @param features row by row
   * @param gradients of the features' sum, weighted by noise called {@code cotangent}, with respect
   *     to every trained variable by name and to the {@code values}
   */
  record Outcome(float[] features, Map<String, float[]> gradients) {}

  private SeriesBench() {}

  static Outcome run(Encoder encoder, Precision precision, Rows batch) {
    int count = batch.capacity();
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.TRAINING, precision);
      try (Inlet inlet = Inlet.of(net, batch.spec(), Inlet.ANY)) {
        Operand<TFloat32> features = encoder.encode(net, inlet.input()).pooled();
        Map<String, Operand<TFloat32>> sources = new LinkedHashMap<>();
        net.variables().stream()
            .filter(variable -> variable.role().trained())
            .forEach(variable -> sources.put(variable.name(), variable.ref()));
        sources.put(Series.VALUES, inlet.input().floats(Series.VALUES));
        Gradients gradients = Gradients.of(graph, weighted(net.tf(), features, count), sources);
        assertThat(gradients.unverified()).isEmpty();
        try (GraphSession session = new GraphSession(graph, net, 1)) {
          Map<String, float[]> noise = new LinkedHashMap<>();
          net.variables().forEach(variable -> noise.put(variable.name(), Noise.of(variable)));
          session.assign(noise);
          Session.Runner call = session.runner().fetch(features);
          inlet.feed(call, batch, count);
          gradients.values().values().forEach(value -> call.fetch(value.expect(TFloat32.class)));
          return GraphSession.run(
              call,
              result -> {
                Map<String, float[]> byName = new LinkedHashMap<>();
                for (String name : sources.keySet()) {
                  byName.put(name, GraphSession.scalars((TFloat32) result.get(byName.size() + 1)));
                }
                return new Outcome(GraphSession.scalars((TFloat32) result.get(0)), byName);
              });
        }
      }
    }
  }

  /** The values of an encoder's only stage. */
  static float[] stage(Encoder encoder, Rows batch) {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32);
      try (Inlet inlet = Inlet.of(net, batch.spec(), Inlet.ANY)) {
        Operand<TFloat32> values =
            net.cast(encoder.encode(net, inlet.input()).stages().get(0).values(), TFloat32.class);
        try (GraphSession session = new GraphSession(graph, net, 1)) {
          Map<String, float[]> noise = new LinkedHashMap<>();
          net.variables().forEach(variable -> noise.put(variable.name(), Noise.of(variable)));
          session.assign(noise);
          Session.Runner call = session.runner().fetch(values);
          inlet.feed(call, batch, batch.capacity());
          return GraphSession.run(call, result -> GraphSession.scalars((TFloat32) result.get(0)));
        }
      }
    }
  }

  private static Operand<TFloat32> weighted(Ops tf, Operand<TFloat32> features, int count) {
    Shape shape = Shape.of(count, features.shape().get(1));
    float[] weights = Noise.of("cotangent", Math.toIntExact(shape.size()));
    Operand<TFloat32> cotangent = tf.reshape(tf.constant(weights), tf.constant(shape));
    return tf.sum(tf.math.mul(features, cotangent), tf.array(0, 1));
  }
}
