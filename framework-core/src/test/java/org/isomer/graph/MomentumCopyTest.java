package org.isomer.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A layer with batch normalisation and its momentum copy, whose original is written by hand. */
class MomentumCopyTest {
  private static final Dial MOMENTUM = Dial.cosine(0.75, 1);

  private final Graph graph = new Graph();
  private final Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32);

  @AfterEach
  void close() {
    graph.close();
  }

  /** The layer (rows, 2) → (rows, 3) in a scope of the net. */
  private static Operand<TFloat32> layer(Net net, float[][] rows) {
    Net scope = net.scope("encoder");
    Operand<TFloat32> product =
        Layers.dense(scope, "fc", net.tf().constant(rows), 3, Initializer.normal(1));
    return Normalization.batchNorm(scope, "bn", product);
  }

  @Test
  void startsEqualAndIsNotTrained() {
    layer(net, new float[][] {{1, 2}, {3, 4}});
    layer(net.momentumCopy("momentum", MOMENTUM), new float[][] {{1, 2}, {3, 4}});
    assertThat(net.variables())
        .extracting(Variable::name)
        .containsExactly(
            "encoder.fc.weight",
            "encoder.bn.weight",
            "encoder.bn.bias",
            "encoder.bn.running_mean",
            "encoder.bn.running_var",
            "momentum.encoder.fc.weight",
            "momentum.encoder.bn.weight",
            "momentum.encoder.bn.bias",
            "momentum.encoder.bn.running_mean",
            "momentum.encoder.bn.running_var");
    assertThat(net.variables())
        .filteredOn(variable -> variable.name().startsWith("momentum."))
        .allMatch(variable -> variable.role() == Role.STATE && variable.gate().isEmpty());
    try (GraphSession session = new GraphSession(graph, net, 1)) {
      session.initialize(3);
      Map<String, float[]> values = session.values();
      assertThat(values.get("momentum.encoder.fc.weight"))
          .hasSize(6)
          .isEqualTo(values.get("encoder.fc.weight"));
    }
  }

  @Test
  void followsWhatTheOptimizerHasWritten() {
    layer(net, new float[][] {{1, 2}, {3, 4}});
    Net copied = net.momentumCopy("momentum", MOMENTUM);
    layer(copied, new float[][] {{-1, 0}, {5, 2}});
    // Applied to a second view, the copy is the same and follows once.
    layer(copied, new float[][] {{-1, 0}, {5, 2}});
    Operand<TFloat32> weight = net.variables().get(0).ref();
    Ops tf = net.tf();
    Op optimizer = tf.assignSub(weight, tf.fill(tf.shape(weight), tf.constant(2f)));
    List<Op> updates = new ArrayList<>(net.after(List.of(optimizer)).buildAfterOptimizer());
    updates.addAll(net.afterStep());

    try (GraphSession session = new GraphSession(graph, net, 1)) {
      session.initialize(3);
      Map<String, float[]> before = session.values();
      double[] copy = doubles(before.get("encoder.fc.weight"));
      for (int step = 0; step < 2; step++) {
        double momentum = MOMENTUM.at(step, 4, 1);
        run(session, updates, (float) (1 - momentum));
        float[] original = session.values().get("encoder.fc.weight");
        float[] followed = session.values().get("momentum.encoder.fc.weight");
        for (int i = 0; i < copy.length; i++) {
          assertThat(original[i])
              .isCloseTo(before.get("encoder.fc.weight")[i] - 2 * (step + 1), within(1e-6f));
          copy[i] = momentum * copy[i] + (1 - momentum) * original[i];
          assertThat(followed[i]).isCloseTo((float) copy[i], within(1e-6f));
        }
      }
    }
  }

  @Test
  void copiesWithoutANetworkBecomeTheMeanOfTheRun() {
    layer(net, new float[][] {{1, 2}, {3, 4}});
    net.keepMomentumCopies("average", Dial.runningMean(), "encoder");
    assertThat(net.variables())
        .extracting(Variable::name)
        .endsWith(
            "average.encoder.fc.weight", "average.encoder.bn.weight", "average.encoder.bn.bias");
    Operand<TFloat32> weight = net.variables().get(0).ref();
    Ops tf = net.tf();
    Op optimizer = tf.assign(weight, tf.math.mul(weight, tf.constant(2f)));
    List<Op> updates = net.after(List.of(optimizer)).buildAfterOptimizer();

    try (GraphSession session = new GraphSession(graph, net, 1)) {
      session.initialize(3);
      float[] first = session.values().get("encoder.fc.weight");
      for (int step = 0; step < 3; step++) {
        run(session, updates, (float) (1 - Dial.runningMean().at(step, 3, 1)));
      }
      float[] mean = session.values().get("average.encoder.fc.weight");
      for (int i = 0; i < mean.length; i++) {
        assertThat(mean[i]).isCloseTo(first[i] * (1 + 2 + 4 + 8) / 4, within(1e-5f));
      }
    }
  }

  @Test
  void hasRunningStatisticsOfItsOwn() {
    layer(net, new float[][] {{1, 2}, {3, 4}});
    layer(net.momentumCopy("momentum", MOMENTUM), new float[][] {{-1, 0}, {5, 2}});
    try (GraphSession session = new GraphSession(graph, net, 1)) {
      session.initialize(3);
      float[] weight = session.values().get("encoder.fc.weight");
      Session.Runner call = session.runner();
      net.afterStep().forEach(call::addTarget);
      GraphSession.run(call, result -> result.size());
      Map<String, float[]> values = session.values();
      for (int unit = 0; unit < 3; unit++) {
        // A tenth of the mean of the products of the rows: of (2, 3), and of (2, 1).
        assertThat(values.get("encoder.bn.running_mean")[unit])
            .isCloseTo(0.1f * (2 * weight[unit] + 3 * weight[3 + unit]), within(1e-6f));
        assertThat(values.get("momentum.encoder.bn.running_mean")[unit])
            .isCloseTo(0.1f * (2 * weight[unit] + weight[3 + unit]), within(1e-6f));
      }
    }
  }

  @Test
  void needsAnOriginal() {
    Net copied = net.momentumCopy("momentum", MOMENTUM);
    assertThatThrownBy(() -> layer(copied, new float[][] {{1, 2}}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no variable encoder.fc.weight of shape [2, 3] to copy");
  }

  @Test
  void itsShareIsFedUnderItsName() {
    net.momentumCopy("momentum", MOMENTUM);
    net.momentumCopy("momentum", MOMENTUM);
    assertThat(net.dials()).extracting(Dialled::name).containsExactly("momentum-share");
    Dial share = net.dials().get(0).dial();
    assertThat(share.at(0, 10, 5)).isEqualTo(0.25);
    assertThat(share.at(5, 10, 5)).isCloseTo(0.125, within(1e-12));
    assertThat(share.at(10, 10, 5)).isZero();
  }

  @Test
  void gatedVariablesCarryTheirGateAndStatesDoNot() {
    Operand<TFloat32> gate = net.dial("gate", Dial.fromEpoch(2));
    layer(net.gated(gate), new float[][] {{1, 2}});
    assertThat(net.variables())
        .extracting(variable -> variable.gate().orElse(null))
        .containsExactly(gate, gate, gate, null, null);
    Dial dial = net.dials().get(0).dial();
    assertThat(dial.at(9, 100, 5)).isZero();
    assertThat(dial.at(10, 100, 5)).isEqualTo(1);
  }

  private void run(GraphSession session, List<Op> updates, float share) {
    Session.Runner call = session.runner();
    try (TFloat32 fed = TFloat32.scalarOf(share)) {
      call.feed(net.dials().get(0).operand(), fed);
      updates.forEach(call::addTarget);
      GraphSession.run(call, result -> result.size());
    }
  }

  private static double[] doubles(float[] values) {
    double[] copy = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      copy[i] = values[i];
    }
    return copy;
  }
}
