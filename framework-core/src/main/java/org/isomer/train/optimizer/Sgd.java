package org.isomer.train.optimizer;

import org.isomer.spi.Optimizer;
import org.isomer.spi.OptimizerPlugin;
import org.isomer.spi.Option;

/**
 * Stochastic gradient descent with momentum and L2 weight decay, as in PyTorch: g ← g + wd·w; m ←
 * µ·m + g; w ← w − lr·m. With Nesterov's look-ahead the last is w ← w − lr·(g + µ·m).
 */
public final class Sgd implements OptimizerPlugin<Sgd.Config> {
  /** Options of SGD. */
  public record Config(
      @Option(help = "Momentum µ", value = "0.9", min = 0, max = 1) double momentum,
      @Option(help = "Whether the step looks ahead along the momentum", value = "false")
          boolean nesterov,
      @Option(
              help = "Weight decay, added to the gradient as wd·w",
              value = "5e-4",
              min = 0,
              max = 1000)
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
    Momentum momentum = new Momentum(config.momentum(), config.nesterov());
    return new PerVariableOptimizer(
        parameter -> {
          boolean decays = config.decayBiasAndNorm() || !parameter.isBiasOrNorm();
          return momentum.descend(
              parameter,
              parameter.decayedGradient(decays ? config.weightDecay() : 0),
              parameter.rate());
        });
  }
}
