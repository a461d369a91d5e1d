package org.isomer.train;

import java.util.List;
import java.util.Map;
import org.isomer.graph.GraphSession;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.graph.Variable;
import org.isomer.spi.Encoder;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** A frozen encoder in inference mode: examples in, features out, always in float32. */
public final class FeatureExtractor implements AutoCloseable {
  private final Graph graph = new Graph();
  private final Operand<TFloat32> input;
  private final Operand<TFloat32> features;
  private final GraphSession session;
  private final int dim;

  /**
   * Builds the encoder; call {@link #assign} next.
   *
   * @param exampleShape the shape of one example after the evaluation pipeline
   * @param threads threads of one TensorFlow operation
   */
  public FeatureExtractor(Encoder encoder, int[] exampleShape, int threads) {
    Net net = Net.of(graph, Phase.INFERENCE, Precision.FLOAT32);
    input = net.tf().placeholder(TFloat32.class, Placeholder.shape(batchShape(-1, exampleShape)));
    features = encoder.encode(net.scope("encoder"), input).pooled();
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
   * @param values examples in row-major order; only the first {@code count} examples are read
   * @return features in row-major order, count × {@link #dim()}
   */
  public float[] extract(float[] values, int[] exampleShape, int count) {
    Shape shape = batchShape(count, exampleShape);
    int size = Math.toIntExact(shape.size());
    try (TFloat32 tensor =
        TFloat32.tensorOf(shape, DataBuffers.of(values, true, false).slice(0, size))) {
      return GraphSession.run(
          session.runner().feed(input, tensor).fetch(features),
          result -> GraphSession.scalars((TFloat32) result.get(0)));
    }
  }

  private static Shape batchShape(long count, int[] exampleShape) {
    Shape shape = Shape.of(count);
    for (int dimension : exampleShape) {
      shape = shape.append(dimension);
    }
    return shape;
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
