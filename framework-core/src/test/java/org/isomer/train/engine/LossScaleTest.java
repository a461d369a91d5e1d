package org.isomer.train.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isomer.graph.GraphSession;
import org.isomer.graph.Initializer;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.graph.Role;
import org.isomer.graph.Variable;
import org.isomer.spi.Gradient;
import org.isomer.train.optimizer.Sgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** A weight of 1 and SGD with momentum, where a gradient of the loss is given in each step. */
class LossScaleTest {
  private static final float OVERFLOW = Float.POSITIVE_INFINITY;

  /** What a step tells, and what it leaves behind. */
  private record Outcome(float scale, float skipped, float norm, float weight, float momentum) {}

  private static List<Outcome> train(int interval, float first, float... gradients) {
    List<Outcome> outcomes = new ArrayList<>();
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT16);
      net.variable("weight", Shape.scalar(), Role.WEIGHT, Initializer.constant(1));
      Variable weight = net.variables().get(0);
      LossScale scaling = LossScale.of(net, interval);
      Operand<TFloat32> loss =
          net.tf().placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
      Gradient scaled = new Gradient(weight, scaling.scaled(net.tf(), loss));
      Net after = net.after(List.of(scaled.value()));
      Descent descent =
          new Descent(new Sgd().create(new Sgd.Config(0.5, false, 0, true)), Optional.empty(), 1);
      Descent.Step step =
          descent.build(
              after,
              List.of(scaled),
              net.tf().constant(0.25f),
              new EncoderLayers(List.of()),
              Optional.of(scaling));
      try (GraphSession session = new GraphSession(graph, net, 1)) {
        session.initialize(0);
        if (first != LossScale.FIRST) {
          var values = session.values();
          values.put("optimizer.loss-scale.value", new float[] {first});
          session.assign(values);
        }
        for (float gradient : gradients) {
          try (Tensor fed = TFloat32.scalarOf(gradient)) {
            Session.Runner call = session.runner().feed(loss, fed);
            step.scalars().values().forEach(call::fetch);
            call.fetch(step.gradientNorm());
            step.updates().forEach((Op update) -> call.addTarget(update));
            float[] told =
                GraphSession.run(
                    call,
                    result ->
                        new float[] {
                          ((TFloat32) result.get(0)).getFloat(),
                          ((TFloat32) result.get(1)).getFloat(),
                          ((TFloat32) result.get(2)).getFloat()
                        });
            var values = session.values();
            outcomes.add(
                new Outcome(
                    told[0],
                    told[1],
                    told[2],
                    values.get("weight")[0],
                    values.get("optimizer.momentum.weight")[0]));
          }
        }
      }
    }
    return outcomes;
  }

  @Test
  void leavesOutStepsThatOverflow() {
    assertThat(train(2000, LossScale.FIRST, OVERFLOW, Float.NaN, 0.5f, -0.25f))
        .containsExactly(
            new Outcome(65_536, 1, 0, 1, 0),
            new Outcome(32_768, 2, 0, 1, 0),
            new Outcome(16_384, 2, 0.5f, 0.875f, 0.5f),
            new Outcome(16_384, 2, 0.25f, 0.875f, 0));
  }

  @Test
  void growsAfterStepsInARowThatWereTaken() {
    assertThat(train(3, LossScale.FIRST, 1, 1, OVERFLOW, 1, 1, 1, 1))
        .extracting(Outcome::scale)
        .containsExactly(65_536f, 65_536f, 65_536f, 32_768f, 32_768f, 32_768f, 65_536f);
  }

  /** 1 and 2²⁴: at the one the gradient's length is told, so that a run that diverges ends. */
  @ParameterizedTest
  @ValueSource(floats = {1, 1 << 24})
  void staysBetweenItsBounds(float bound) {
    List<Outcome> outcomes =
        bound == 1 ? train(1, bound, OVERFLOW, OVERFLOW) : train(1, bound, 1, 1);
    assertThat(outcomes).extracting(Outcome::scale).containsExactly(bound, bound);
    assertThat(outcomes.get(1).norm()).isEqualTo(bound == 1 ? OVERFLOW : 1);
  }
}
