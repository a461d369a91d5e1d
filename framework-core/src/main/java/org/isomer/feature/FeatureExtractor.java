package org.isomer.feature;

import java.util.List;
import java.util.Map;
import org.isomer.graph.GraphSession;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.graph.Variable;
import org.isomer.spi.Encoder;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.Rows;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;

/** A frozen encoder in inference mode: examples in, features out, always in float32. */
public final class FeatureExtractor implements AutoCloseable {
  private final Graph graph = new Graph();
  private final Inlet inlet;
  private final Operand<TFloat32> features;
  private final GraphSession session;
  private final int dim;

  /**
   * Builds the encoder; call {@link #assign} next.
   *
   * @param spec what one example holds after the evaluation pipeline
   * @param threads threads of one TensorFlow operation
   */
  public FeatureExtractor(Encoder encoder, InputSpec spec, int threads) {
    Net net = Net.of(graph, Phase.INFERENCE, Precision.FLOAT32);
    inlet = Inlet.of(net, spec, Inlet.ANY);
    features = encoder.encode(net.scope("encoder"), inlet.input()).pooled();
    session = new GraphSession(graph, net, threads);
    dim = encoder.dim();
  }

  /**
   * Sets the encoder's weights.
   *
   * @param values row-major scalars by variable name, as {@link GraphSession#values()} of a
   *     training graph gives them
   */
  public void assign(Map<String, float[]> values) {
    session.assign(values);
  }

  /** The encoder's variables. */
  public List<Variable> variables() {
    return session.variables();
  }

  /** The number of scalars that training changes. */
  public long parameters() {
    return session.variables().stream()
        .filter(variable -> variable.role().trained())
        .mapToLong(Variable::size)
        .sum();
  }

  /** The length of a feature vector. */
  public int dim() {
    return dim;
  }

  /**
   * Encodes a batch.
   *
   * @param rows examples of the spec; only the first {@code count} are read
   * @return features in row-major order, count × {@link #dim()}
   */
  public float[] extract(Rows rows, int count) {
    Session.Runner call = session.runner();
    inlet.feed(call, rows, count);
    return GraphSession.run(
        call.fetch(features), result -> GraphSession.scalars((TFloat32) result.get(0)));
  }

  @Override
  public void close() {
    session.close();
    inlet.close();
    graph.close();
  }
}
