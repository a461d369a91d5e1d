package org.isomer.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.isomer.random.CounterRandom;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TFloating;

/** Batch normalisation of four padded sequences of three positions and two channels. */
class MaskedBatchNormTest {
  private static final float[][] MASK = {{1, 1, 0}, {0, 1, 1}, {1, 0, 0}, {1, 1, 1}};
  private static final Shape SEQUENCES = Shape.of(4, 3, 2);
  private static final float[] GAIN = {2, -.5f};
  private static final float[] OFFSET = {1, 3};

  private static float[] sequences() {
    float[] x = new float[24];
    CounterRandom random = CounterRandom.of(1, "sequences");
    for (int i = 0; i < x.length; i++) {
      x[i] = real(i) ? (float) (i % 2 * 3 + random.nextGaussian()) : 1e6f;
    }
    return x;
  }

  private static boolean real(int scalar) {
    return MASK[scalar / 6][scalar / 2 % 3] == 1;
  }

  private static LayerBench bench(
      Phase phase, Function<Net, Operand<? extends TFloating>> network) {
    Map<String, float[]> values = new HashMap<>();
    values.put("x", sequences());
    values.put("norm.weight", GAIN);
    values.put("norm.bias", OFFSET);
    values.put("norm.running_mean", new float[] {.5f, 2});
    values.put("norm.running_var", new float[] {4, 9});
    return new LayerBench(phase, Precision.FLOAT32, network, values);
  }

  private static Operand<TFloat32> x(Net net) {
    return net.variable("x", SEQUENCES, Role.WEIGHT, Initializer.constant(0));
  }

  private static Operand<TFloat32> norm(Net net, Operand<TFloat32> x, Operand<TFloat32> mask) {
    return Normalization.batchNorm(net, "norm", x, Optional.of(mask));
  }

  private static LayerBench whole(Phase phase) {
    return bench(phase, net -> norm(net, x(net), net.tf().constant(MASK)));
  }

  @Test
  void onlyRealPositionsCount() {
    float[] x = sequences();
    double[] mean = new double[2];
    double[] squares = new double[2];
    int count = 0;
    for (int i = 0; i < x.length; i++) {
      if (real(i)) {
        mean[i % 2] += x[i];
        squares[i % 2] += x[i] * (double) x[i];
        count++;
      }
    }
    count /= 2;
    assertThat(count).isEqualTo(8);
    double[] variance = new double[2];
    for (int channel = 0; channel < 2; channel++) {
      mean[channel] /= count;
      variance[channel] = squares[channel] / count - mean[channel] * mean[channel];
    }
    try (LayerBench bench = whole(Phase.TRAINING)) {
      float[] normal = bench.output();
      for (int i = 0; i < x.length; i++) {
        int channel = i % 2;
        double expected =
            real(i)
                ? (x[i] - mean[channel]) / Math.sqrt(variance[channel] + 1e-5) * GAIN[channel]
                    + OFFSET[channel]
                : 0;
        assertThat(normal[i]).isCloseTo((float) expected, within(1e-5f));
      }
      bench.step();
      float[] runningMean = bench.values().get("norm.running_mean");
      float[] runningVariance = bench.values().get("norm.running_var");
      assertThat(runningMean[1]).isCloseTo((float) (.9 * 2 + .1 * mean[1]), within(1e-5f));
      assertThat(runningVariance[1])
          .isCloseTo((float) (.9 * 9 + .1 * variance[1] * 8 / 7), within(1e-5f));
    }
  }

  @Test
  void inferenceUsesTheRunningStatistics() {
    float[] x = sequences();
    try (LayerBench bench = whole(Phase.INFERENCE)) {
      float[] normal = bench.output();
      for (int i = 0; i < x.length; i++) {
        double expected =
            i % 2 == 0
                ? (x[i] - .5) / Math.sqrt(4 + 1e-5) * 2 + 1
                : (x[i] - 2) / Math.sqrt(9 + 1e-5) * -.5 + 3;
        assertThat(normal[i]).isCloseTo(real(i) ? (float) expected : 0, within(1e-5f));
      }
    }
  }

  @Test
  void eachGroupIsABatchOfItsOwn() {
    try (LayerBench groups =
            bench(
                Phase.TRAINING,
                net ->
                    norm(
                        net.batchGroups(new BatchGroups(2, false)),
                        x(net),
                        net.tf().constant(MASK)));
        LayerBench alone =
            bench(
                Phase.TRAINING,
                net -> {
                  Ops tf = net.tf();
                  Operand<TFloat32> all = x(net);
                  List<Operand<TFloat32>> halves =
                      List.of(
                          norm(net, rows(tf, all, 0), tf.constant(rows(0))),
                          norm(net, rows(tf, all, 2), tf.constant(rows(2))));
                  return tf.concat(halves, tf.constant(0));
                })) {
      assertThat(groups.output()).containsExactly(alone.output(), within(1e-6f));
      groups.step();
      alone.step();
      alone
          .values()
          .forEach(
              (name, values) ->
                  assertThat(groups.values().get(name))
                      .as(name)
                      .containsExactly(values, within(1e-6f)));
    }
  }

  private static Operand<TFloat32> rows(Ops tf, Operand<TFloat32> all, int from) {
    return tf.slice(all, tf.constant(new int[] {from, 0, 0}), tf.constant(new int[] {2, -1, -1}));
  }

  private static float[][] rows(int from) {
    return new float[][] {MASK[from], MASK[from + 1]};
  }
}
