package org.isomer.encoder.series;

import java.util.ArrayList;
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
import org.isomer.modality.series.Series;
import org.isomer.spi.Encoder;
import org.isomer.tensor.Rows;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
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
   *     to every variable by name and to the {@code values}
   */
  record Outcome(float[] features, Map<String, float[]> gradients) {}

  private SeriesBench() {}

  static Outcome run(Encoder encoder, Precision precision, Rows batch) {
    int count = batch.capacity();
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.TRAINING, precision);
      try (Inlet inlet = Inlet.of(net, batch.spec(), Inlet.ANY)) {
        Operand<TFloat32> features = encoder.encode(net, inlet.input()).pooled();
        List<String> names = new ArrayList<>();
        List<Output<?>> sources = new ArrayList<>();
        for (Variable variable : net.variables()) {
          names.add(variable.name());
          sources.add(variable.ref().asOutput());
        }
        names.add(Series.VALUES);
        sources.add(inlet.input().floats(Series.VALUES).asOutput());
        Output<?>[] gradients =
            graph.addGradients(
                weighted(net.tf(), features, count).asOutput(), sources.toArray(Output<?>[]::new));
        try (GraphSession session = new GraphSession(graph, net, 1)) {
          Map<String, float[]> noise = new LinkedHashMap<>();
          net.variables().forEach(variable -> noise.put(variable.name(), Noise.of(variable)));
          session.assign(noise);
          Session.Runner call = session.runner().fetch(features);
          inlet.feed(call, batch, count);
          for (Output<?> gradient : gradients) {
            call.fetch(gradient);
          }
          return GraphSession.run(
              call,
              result -> {
                Map<String, float[]> byName = new LinkedHashMap<>();
                for (int i = 0; i < names.size(); i++) {
                  byName.put(names.get(i), GraphSession.scalars((TFloat32) result.get(i + 1)));
                }
                return new Outcome(GraphSession.scalars((TFloat32) result.get(0)), byName);
              });
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
