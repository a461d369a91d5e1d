package org.isomer.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.assertj.core.data.Offset;
import org.isomer.graph.GraphSession;
import org.isomer.graph.Net;
import org.isomer.graph.Normalization;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.spi.Encoder;
import org.isomer.spi.Features;
import org.isomer.spi.Input;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.TensorSpec;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;

/** In whose company batch normalisation meets a view. */
class BranchTest {
  private static final Offset<Float> TOLERANCE = within(1e-4f);

  /** Batch normalisation of the mean of each row. */
  private static final class RowMeans implements Encoder {
    @Override
    public Features encode(Net net, Input input) {
      Operand<TFloat32> mean = net.tf().math.mean(input.floats("values"), net.tf().constant(1));
      Operand<TFloat32> column = net.tf().expandDims(mean, net.tf().constant(1));
      return new Features(Normalization.batchNorm(net, "bn", column), List.of());
    }

    @Override
    public int dim() {
      return 1;
    }
  }

  /** The embeddings, view by view, then the running mean after the step. */
  private static List<float[]> run(
      BiFunction<Branch, List<Input>, List<Operand<TFloat32>>> passes, float[][]... views) {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32);
      List<Input> inputs = new ArrayList<>();
      for (float[][] view : views) {
        inputs.add(
            new Input(
                InputSpec.of("rows", TensorSpec.floats("values", view[0].length)),
                List.of(net.tf().constant(view))));
      }
      Branch branch = new Branch(net, new RowMeans(), (scope, features) -> features);
      List<Operand<TFloat32>> embeddings = passes.apply(branch, inputs);
      try (GraphSession session = new GraphSession(graph, net, 1)) {
        session.initialize(0);
        Session.Runner call = session.runner();
        embeddings.forEach(call::fetch);
        net.afterStep().forEach(call::addTarget);
        List<float[]> outcome =
            GraphSession.run(
                call,
                result -> {
                  List<float[]> values = new ArrayList<>();
                  for (int i = 0; i < embeddings.size(); i++) {
                    values.add(GraphSession.scalars((TFloat32) result.get(i)));
                  }
                  return values;
                });
        outcome.add(session.values().get("encoder.bn.running_mean"));
        return outcome;
      }
    }
  }

  private static void assertOutcome(List<float[]> outcome, float[]... expected) {
    assertThat(outcome).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat(outcome.get(i)).containsExactly(expected[i], TOLERANCE);
    }
  }

  @Test
  void neighboursOfOneSizeShareABatch() {
    float unit = (float) (1 / Math.sqrt(5));
    assertOutcome(
        run(Branch::embed, new float[][] {{1}, {3}}, new float[][] {{5}, {7}}),
        new float[] {-3 * unit, -unit},
        new float[] {unit, 3 * unit},
        new float[] {0.4f});
  }

  @Test
  void otherSizesAreBatchesOfTheirOwn() {
    assertOutcome(
        run(Branch::embed, new float[][] {{1}, {3}}, new float[][] {{4, 6}, {6, 8}}),
        new float[] {-1, 1},
        new float[] {-1, 1},
        new float[] {0.1f * 2 * 0.9f + 0.1f * 6});
  }

  @Test
  void oneByOneEachViewIsABatchOfItsOwn() {
    assertOutcome(
        run(Branch::embedEach, new float[][] {{1}, {3}}, new float[][] {{5}, {7}}),
        new float[] {-1, 1},
        new float[] {-1, 1},
        new float[] {0.1f * 2 * 0.9f + 0.1f * 6});
  }

  @Test
  void aSingleViewIsABatch() {
    assertOutcome(
        run(Branch::embed, new float[][] {{1}, {3}}), new float[] {-1, 1}, new float[] {0.2f});
  }
}
