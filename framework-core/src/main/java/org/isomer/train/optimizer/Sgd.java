package org.isomer.train.optimizer;

import java.util.ArrayList;
import java.util.List;
import org.isomer.graph.Initializer;
import org.isomer.graph.Net;
import org.isomer.graph.Role;
import org.isomer.graph.Variable;
import org.isomer.spi.Gradient;
import org.isomer.spi.Optimizer;
import org.isomer.spi.OptimizerPlugin;
import org.isomer.spi.Option;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Stochastic gradient descent with momentum and L2 weight decay, as in PyTorch: g ← g + wd·w; m ←
 * µ·m + g; w ← w − lr·m.
 */
public final class Sgd implements OptimizerPlugin<Sgd.Config> {
  /** Options of SGD. */
  public record Config(
      @Option(help = "Momentum µ", value = "0.9", min = 0, max = 1) double momentum,
      @Option(help = "Weight decay, added to the gradient as wd·w", value = "5e-4", min = 0)
          double weightDecay,
      @Option(
              help = "Whether biases and the gains and offsets of normalisations decay as well",
              value = "true")
          boolean decayBiasAndNorm) {}

  @Override
  public String name() {
    return "sgd";
  }

  @Override
  public String summary() {
    return "Stochastic gradient descent with momentum";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Optimizer create(Config config) {
    return (net, gradients, learningRate) -> update(config, net, gradients, learningRate);
  }

  private static List<Op> update(
      Config config, Net net, List<Gradient> gradients, Operand<TFloat32> learningRate) {
    Ops tf = net.tf();
    Net slots = net.scope("optimizer").scope("momentum");
    List<Op> updates = new ArrayList<>();
    for (Gradient gradient : gradients) {
      Variable variable = gradient.variable();
      Operand<TFloat32> value = gradient.value();
      if (decays(config, variable.role())) {
        Operand<TFloat32> decay = tf.constant((float) config.weightDecay());
        value = tf.math.add(value, tf.math.mul(variable.ref(), decay));
      }
      Operand<TFloat32> slot =
          slots.variable(variable.name(), variable.shape(), Role.STATE, Initializer.constant(0));
      updates.add(
          tf.train.applyMomentum(
              variable.ref(), slot, learningRate, value, tf.constant((float) config.momentum())));
    }
    return updates;
  }

  private static boolean decays(Config config, Role role) {
    return config.weightDecay() > 0 && (role == Role.WEIGHT || config.decayBiasAndNorm());
  }
}
