package org.isomer.train.optimizer;

import java.util.ArrayList;
import java.util.List;
import org.isomer.spi.Optimizer;
import org.isomer.spi.OptimizerPlugin;
import org.isomer.spi.Option;

/**
 * Adam (Kingma and Ba 2015) with L2 weight decay, as in PyTorch: g ← g + wd·w; w ← w − lr·m̂ / (√v̂
 * + ε), where m̂ and v̂ are the bias-corrected averages of g and g².
 */
public final class Adam implements OptimizerPlugin<Adam.Config> {
  /** Options of Adam. */
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
              help = "Weight decay, added to the gradient as wd·w",
              value = "0",
              min = 0,
              max = 1000)
          double weightDecay,
      @Option(
              help = "Whether biases and the gains and offsets of normalisations decay as well",
              value = "true")
          boolean decayBiasAndNorm) {}

  @Override
  public String name() {
    return "adam";
  }

  @Override
  public String summary() {
    return "Adaptive moments, with weight decay in the gradient (Kingma and Ba 2015)";
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
    boolean decays = config.decayBiasAndNorm() || !parameter.isBiasOrNorm();
    AdamStep step =
        AdamStep.of(
            parameter,
            parameter.decayedGradient(decays ? config.weightDecay() : 0),
            new AdamStep.Settings(config.beta1(), config.beta2(), config.epsilon()));
    List<Assignment> assignments = new ArrayList<>(step.slots());
    assignments.add(parameter.moveBy(parameter.tf().math.mul(step.direction(), parameter.rate())));
    return assignments;
  }
}
