package org.isomer.feature;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.isomer.graph.GraphSession;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.graph.Variable;
import org.isomer.spi.Encoder;
import org.isomer.spi.Input;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.Rows;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;

/**
 * A frozen encoder in inference mode: examples in, features out, always in float32. Padding is left
 * out where {@linkplain Encoder#anyLength the encoder allows it}: the rows of a batch are encoded
 * with others that need as many positions, by a part of the graph for each such length. So what a
 * text costs follows from its own length, not from that of the longest that there may be.
 */
public final class FeatureExtractor implements AutoCloseable {
  private final Graph graph = new Graph();
  private final Encoder encoder;
  private final Net net;
  private final Inlet inlet;
  private final Operand<TFloat32> features;
  private final Optional<Lengths> lengths;
  private final Map<Integer, Operand<TFloat32>> shorter = new HashMap<>();
  private final GraphSession session;

  /**
   * Builds the encoder; call {@link #assign} next.
   *
   * @param spec what one example holds after the evaluation pipeline
   * @param threads threads of one TensorFlow operation
   */
  public FeatureExtractor(Encoder encoder, InputSpec spec, int threads) {
    this.encoder = encoder;
    Net root = Net.of(graph, Phase.INFERENCE, Precision.FLOAT32);
    net = root.scope("encoder");
    inlet = Inlet.of(root, spec, Inlet.ANY);
    features = encoder.encode(net, inlet.input()).pooled();
    lengths = encoder.anyLength() ? Lengths.of(spec) : Optional.empty();
    session = new GraphSession(graph, root, threads);
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
    return encoder.dim();
  }

  /**
   * Encodes a batch.
   *
   * @param rows examples of the spec; only the first {@code count} are read
   * @return features in row-major order, count × {@link #dim()}
   */
  public float[] extract(Rows rows, int count) {
    return lengths
        .map(found -> extract(rows, found.of(rows, count), found.whole()))
        .orElseGet(() -> extract(features, rows, count));
  }

  /** Encodes rows of one length after those of another. */
  private float[] extract(Rows rows, int[] needed, int whole) {
    int dim = dim();
    float[] all = new float[needed.length * dim];
    for (int length : IntStream.of(needed).distinct().sorted().toArray()) {
      int[] some = IntStream.range(0, needed.length).filter(i -> needed[i] == length).toArray();
      Operand<TFloat32> fetched =
          length == whole ? features : shorter.computeIfAbsent(length, this::build);
      float[] found = extract(fetched, rows.select(some), some.length);
      for (int i = 0; i < some.length; i++) {
        System.arraycopy(found, i * dim, all, some[i] * dim, dim);
      }
    }
    return all;
  }

  /** The features of examples that need no more positions; on the variables that are there. */
  private Operand<TFloat32> build(int length) {
    Input input = inlet.input().first(net, length);
    return encoder.encode(net, input).pooled();
  }

  private float[] extract(Operand<TFloat32> fetched, Rows rows, int count) {
    Session.Runner call = session.runner();
    inlet.feed(call, rows, count);
    return GraphSession.run(
        call.fetch(fetched), result -> GraphSession.scalars((TFloat32) result.get(0)));
  }

  @Override
  public void close() {
    session.close();
    inlet.close();
    graph.close();
  }
}
