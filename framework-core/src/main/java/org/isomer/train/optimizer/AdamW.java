package org.isomer.train.optimizer;

import java.util.ArrayList;
import java.util.List;
import org.isomer.spi.Optimizer;
import org.isomer.spi.OptimizerPlugin;
import org.isomer.spi.Option;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019), as in PyTorch: w ← w − lr·(m̂ /
 * (√v̂ + ε) + wd·w), where m̂ and v̂ are the bias-corrected averages of g and g².
 */
public final class AdamW implements OptimizerPlugin<AdamW.Config> {
  /** Options of AdamW. */
  public record Config(
      @Option(help = "β₁, the decay of the gradient's average", value = "0.9", min = 0, max = 1)
          double beta1,
      @Option(
              help = "β₂, the decay of the squared gradient's average",
              value = "0.999",
              min = 0,
              max = 1)
          double beta2,
      @Option(help = "ε, added to the root of the average square", value = "1e-8", min = 0, max = 1)
          double epsilon,
      @Option(
              help = "Weight decay: a step shrinks a weight by the share lr·wd",
              value = "0.01",
              min = 0,
              max = 1000)
          double weightDecay,
      @Option(
              help = "Whether biases and the gains and offsets of normalisations decay as well",
              value = "true")
          boolean decayBiasAndNorm) {}

  @Override
  public String name() {
    return "adamw";
  }

  @Override
  public String summary() {
    return "Adam with decoupled weight decay (Loshchilov and Hutter 2019)";
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
    if (config.decayBiasAndNorm() || !parameter.isBiasOrNorm()) {
      Operand<TFloat32> decay = tf.constant((float) config.weightDecay());
      direction = tf.math.add(direction, tf.math.mul(parameter.value(), decay));
    }
    List<Assignment> assignments = new ArrayList<>(step.slots());
    assignments.add(parameter.moveBy(tf.math.mul(direction, parameter.rate())));
    return assignments;
  }
}
