package org.isomer.eval.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.isomer.eval.spi.Head;
import org.isomer.eval.spi.NotFiniteException;
import org.isomer.graph.GraphSession;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.spi.Encoder;
import org.isomer.spi.Features;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** A trained head with its encoder, in inference mode. */
public final class TrainedHead implements AutoCloseable {
  private final Graph graph = new Graph();
  private final int[] imageShape;
  private final Operand<TFloat32> image;
  private final List<Operand<TFloat32>> outputs;
  private final GraphSession session;

  /** With the values of all variables, by name. */
  TrainedHead(
      Encoder encoder, Head head, int[] imageShape, Map<String, float[]> values, int threads) {
    this.imageShape = imageShape.clone();
    Net net = Net.of(graph, Phase.INFERENCE, Precision.FLOAT32);
    image =
        net.tf().placeholder(TFloat32.class, Placeholder.shape(HeadGraph.batched(-1, imageShape)));
    Features features = encoder.encode(net.scope("encoder"), image);
    outputs = head.outputs(net.scope("head"), features, imageShape);
    session = new GraphSession(graph, net, threads);
    session.assign(values);
  }

  /**
   * The head's raw outputs for a batch.
   *
   * @param images row-major height × width × channels of each image; only the first {@code count}
   *     count
   * @return row-major scalars of each output
   * @throws NotFiniteException if one is NaN or infinite
   */
  public List<float[]> outputs(float[] images, int count) {
    Shape shape = HeadGraph.batched(count, imageShape);
    int size = Math.toIntExact(shape.size());
    try (TFloat32 tensor =
        TFloat32.tensorOf(shape, DataBuffers.of(images, true, false).slice(0, size))) {
      Session.Runner call = session.runner().feed(image, tensor);
      outputs.forEach(call::fetch);
      return GraphSession.run(
          call,
          result -> {
            List<float[]> values = new ArrayList<>();
            for (int i = 0; i < outputs.size(); i++) {
              values.add(finite(GraphSession.scalars((TFloat32) result.get(i))));
            }
            return values;
          });
    }
  }

  private static float[] finite(float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new NotFiniteException("the head gives " + value);
      }
    }
    return values;
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
