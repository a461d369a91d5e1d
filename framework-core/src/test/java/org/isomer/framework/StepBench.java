package org.isomer.framework;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.isomer.feature.Inlet;
import org.isomer.graph.Dialled;
import org.isomer.graph.GraphSession;
import org.isomer.graph.Initializer;
import org.isomer.graph.Layers;
import org.isomer.graph.Net;
import org.isomer.graph.Normalization;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.spi.Encoder;
import org.isomer.spi.Features;
import org.isomer.spi.Framework;
import org.isomer.spi.Input;
import org.isomer.spi.Instances;
import org.isomer.spi.Objective;
import org.isomer.spi.Projector;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.Rows;
import org.isomer.tensor.TensorSpec;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.op.Op;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A framework's graph on two views of flat examples, in which everything that a step does but
 * training runs: statistics, momentum copies and queues.
 */
public final class StepBench implements AutoCloseable {
  /** One number from each example, batch-normalised. */
  public static final Encoder NORMALISED =
      new Encoder() {
        @Override
        public Features encode(Net net, Input input) {
          return new Features(
              Normalization.plainBatchNorm(net, "bn", input.floats("values")), List.of());
        }

        @Override
        public int dim() {
          return 1;
        }
      };

  /** A matrix of the given width. */
  public static Projector matrix(int width) {
    return (net, features) -> Layers.dense(net, "fc", features, width, Initializer.uniformFanIn());
  }

  private final Graph graph = new Graph();
  private final Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32);
  private final List<Inlet> views;
  private final int batch;
  private final Objective objective;
  private final List<Op> updates = new ArrayList<>();
  private final GraphSession session;

  /** Builds the graph for batches of the given shape and sets variables from seed 0. */
  public StepBench(Framework framework, Encoder encoder, int batch, int width) {
    this.batch = batch;
    InputSpec spec = InputSpec.of("rows", TensorSpec.floats("values", width));
    views = List.of(Inlet.of(net, spec, batch), Inlet.of(net, spec, batch));
    List<Input> inputs = views.stream().map(Inlet::input).toList();
    Operand<TInt32> labels = net.tf().constant(new int[batch]);
    objective = framework.build(net, encoder, new Instances(inputs, labels, 1, 1));
    updates.addAll(net.after(List.of(objective.loss())).buildAfterOptimizer());
    updates.addAll(net.afterStep());
    session = new GraphSession(graph, net, 1);
    session.initialize(0);
  }

  /**
   * Runs a step.
   *
   * @param first rows of the first view, one after the other
   * @param second rows of the second view
   * @param wanted what is to be computed
   * @return its scalars
   */
  public List<float[]> step(float[] first, float[] second, List<Operand<TFloat32>> wanted) {
    List<Tensor> fed = new ArrayList<>();
    try {
      Session.Runner call = session.runner();
      feed(call, views.get(0), first);
      feed(call, views.get(1), second);
      for (Dialled dialled : net.dials()) {
        feed(call, fed, dialled.operand(), TFloat32.scalarOf((float) dialled.dial().at(0, 1, 1)));
      }
      wanted.forEach(call::fetch);
      updates.forEach(call::addTarget);
      return GraphSession.run(
          call,
          result -> {
            List<float[]> values = new ArrayList<>();
            for (int i = 0; i < wanted.size(); i++) {
              values.add(GraphSession.scalars((TFloat32) result.get(i)));
            }
            return values;
          });
    } finally {
      fed.forEach(Tensor::close);
    }
  }

  private void feed(Session.Runner call, Inlet view, float[] values) {
    Rows rows = new Rows(view.input().spec(), batch);
    System.arraycopy(values, 0, rows.floats(0), 0, rows.floats(0).length);
    view.feed(call, rows, batch);
  }

  private static void feed(
      Session.Runner call, List<Tensor> fed, Operand<TFloat32> operand, Tensor tensor) {
    fed.add(tensor);
    call.feed(operand, tensor);
  }

  /** What the framework made. */
  public Objective objective() {
    return objective;
  }

  /** The values of all variables. */
  public Map<String, float[]> variables() {
    return session.values();
  }

  @Override
  public void close() {
    session.close();
    views.forEach(Inlet::close);
    graph.close();
  }
}
