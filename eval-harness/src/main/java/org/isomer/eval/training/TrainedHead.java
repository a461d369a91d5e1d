package org.isomer.eval.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.isomer.eval.spi.Head;
import org.isomer.eval.spi.NotFiniteException;
import org.isomer.feature.Inlet;
import org.isomer.graph.GraphSession;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.spi.Encodable;
import org.isomer.spi.Encoder;
import org.isomer.spi.Features;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.Rows;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;

/** A trained head with its encoder, in inference mode. */
public final class TrainedHead implements AutoCloseable {
  static final String ENCODER = "encoder";
  static final String HEAD = "head";

  private final Graph graph = new Graph();
  private final InputSpec input;
  private final Inlet inlet;
  private final List<Operand<TFloat32>> outputs;
  private final GraphSession session;

  /** With the values of all variables, by name. */
  TrainedHead(
      Encoder encoder, Head head, InputSpec input, Map<String, float[]> values, int threads) {
    this.input = input;
    Net net = Net.of(graph, Phase.INFERENCE, Precision.FLOAT32);
    inlet = Inlet.of(net, input, Inlet.ANY);
    Features features = encoder.encode(net.scope(ENCODER), inlet.input());
    outputs = head.outputs(net.scope(HEAD), features);
    session = new GraphSession(graph, net, threads);
    session.assign(values);
  }

  /**
   * Predicts examples in order, a batch at a time.
   *
   * @param examples how many there are
   * @param batch how many the encoder gets at once
   * @param example the example at an index; asked once for each
   * @param view what the encoder gets of it
   * @param prediction made of an example and its row-major scalars of each output
   * @throws NotFiniteException if an output is NaN or infinite
   */
  public <E, P> List<P> predict(
      int examples,
      int batch,
      IntFunction<E> example,
      Function<E, ? extends Encodable> view,
      BiFunction<E, List<float[]>, P> prediction) {
    List<P> predictions = new ArrayList<>();
    for (int from = 0; from < examples; from += batch) {
      int count = Math.min(batch, examples - from);
      List<E> shown = new ArrayList<>();
      Rows rows = new Rows(input, count);
      for (int i = 0; i < count; i++) {
        shown.add(example.apply(from + i));
        view.apply(shown.get(i)).layInto(rows, i);
      }
      List<float[]> outputs = outputs(rows, count);
      for (int i = 0; i < count; i++) {
        int row = i;
        predictions.add(
            prediction.apply(
                shown.get(i), outputs.stream().map(all -> part(all, row, count)).toList()));
      }
    }
    return predictions;
  }

  private static float[] part(float[] values, int index, int count) {
    int size = values.length / count;
    return Arrays.copyOfRange(values, index * size, (index + 1) * size);
  }

  /**
   * The head's raw outputs for a batch.
   *
   * @param rows what the encoder gets; only the first {@code count} count
   * @return row-major scalars of each output
   * @throws NotFiniteException if one is NaN or infinite
   */
  List<float[]> outputs(Rows rows, int count) {
    Session.Runner call = session.runner();
    inlet.feed(call, rows, count);
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
    inlet.close();
    graph.close();
  }
}
