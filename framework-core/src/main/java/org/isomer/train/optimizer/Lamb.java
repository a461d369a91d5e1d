package org.isomer.train.optimizer;

import java.util.ArrayList;
import java.util.List;
import org.isomer.spi.Optimizer;
import org.isomer.spi.OptimizerPlugin;
import org.isomer.spi.Option;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * LAMB (You et al. 2020, algorithm 2, with φ the identity): u = m̂ / (√v̂ + ε) + wd·w; w ← w −
 * lr·(‖w‖ / ‖u‖)·u, where m̂ and v̂ are the bias-corrected averages of g and g². Where ‖w‖ or ‖u‖
 * is 0, the ratio is 1.
 *
 * <p>The paper adapts every layer. As in its authors' code, what is excluded from decay is excluded
 * from the ratio as well.
 */
public final class Lamb implements OptimizerPlugin<Lamb.Config> {
  /** Options of LAMB. */
  public record Config(
      @Option(help = "β₁, the decay of the gradient's average", value = "0.9", min = 0, max = 1)
          double beta1,
      @Option(
              help = "β₂, the decay of the squared gradient's average",
              value = "0.999",
              min = 0,
              max = 1)
          double beta2,
      @Option(help = "ε, added to the root of the average square", value = "1e-6", min = 0, max = 1)
          double epsilon,
      @Option(
              help = "Weight decay, added to the direction as wd·w",
              value = "0.01",
              min = 0,
              max = 1000)
          double weightDecay,
      @Option(
              help =
                  "Whether biases and the gains and offsets of normalisations decay and have their"
                      + " rate adapted as well",
              value = "false")
          boolean decayBiasAndNorm) {}

  @Override
  public String name() {
    return "lamb";
  }

  @Override
  public String summary() {
    return "Adam with layer-wise adapted rates, for large batches (You et al. 2020)";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Optimizer create(Config config) {
    return new PerVariableOptimizer(parameter -> update(config, parameter));
  }

  private static List<Assignment> update(Config config, Parameter parameter) {
    Ops tf = parameter.tf();
    AdamStep step =
        AdamStep.of(
            parameter,
            parameter.gradient(),
            new AdamStep.Settings(config.beta1(), config.beta2(), config.epsilon()));
    Operand<TFloat32> direction = step.direction();
    Operand<TFloat32> rate = parameter.rate();
    if (config.decayBiasAndNorm() || !parameter.isBiasOrNorm()) {
      Operand<TFloat32> decay = tf.constant((float) config.weightDecay());
      direction = tf.math.add(direction, tf.math.mul(parameter.value(), decay));
      rate = tf.math.mul(rate, ratio(tf, parameter.value(), direction));
    }
    List<Assignment> assignments = new ArrayList<>(step.slots());
    assignments.add(parameter.moveBy(tf.math.mul(direction, rate)));
    return assignments;
  }

  private static Operand<TFloat32> ratio(
      Ops tf, Operand<TFloat32> value, Operand<TFloat32> direction) {
    Operand<TFloat32> length = LayerwiseRate.norm(tf, value);
    Operand<TFloat32> step = LayerwiseRate.norm(tf, direction);
    Operand<TFloat32> zero = tf.constant(0f);
    Operand<TBool> adapts =
        tf.math.logicalAnd(tf.math.greater(length, zero), tf.math.greater(step, zero));
    return tf.select(adapts, tf.math.div(length, step), tf.constant(1f));
  }
}
