package org.isomer.train.optimizer;

import org.isomer.spi.Optimizer;
import org.isomer.spi.OptimizerPlugin;
import org.isomer.spi.Option;

/**
 * Layer-wise adaptive rate clipping as NVIDIA's apex defines it: SGD with momentum on d = q·(g +
 * wd·w), q = min(η‖w‖ / (‖g‖ + wd‖w‖ + ε) / lr, 1). Where ‖w‖ or ‖g‖ is 0, d = g. Biases and
 * normalisations are adapted like everything else.
 *
 * <p>The defaults are those of apex. SwAV sets {@code trust-coefficient: 0.001} and {@code clip:
 * false}, which scales by q without dividing by lr.
 */
public final class Larc implements OptimizerPlugin<Larc.Config> {
  /** Options of LARC. */
  public record Config(
      @Option(help = "Momentum µ", value = "0.9", min = 0, max = 1) double momentum,
      @Option(
              help = "Weight decay, added to the gradient as wd·w",
              value = "1e-6",
              min = 0,
              max = 1000)
          double weightDecay,
      @Option(
              help = "Trust coefficient η, the length of a step as a share of the weight's",
              value = "0.02",
              min = 0,
              exclusiveMin = true,
              max = 1000)
          double trustCoefficient,
      @Option(
              help = "Whether the adapted rate is kept at or below the scheduled one",
              value = "true")
          boolean clip,
      @Option(help = "ε, added to the gradient's length", value = "1e-8", min = 0, max = 1)
          double epsilon,
      @Option(
              help = "Whether biases and the gains and offsets of normalisations decay as well",
              value = "true")
          boolean decayBiasAndNorm) {}

  @Override
  public String name() {
    return "larc";
  }

  @Override
  public String summary() {
    return "SGD with momentum and layer-wise clipped rates, as in NVIDIA's apex";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Optimizer create(Config config) {
    LayerwiseRate layerwise =
        new LayerwiseRate(config.trustCoefficient(), config.epsilon(), config.clip());
    Momentum momentum = new Momentum(config.momentum(), false);
    return new PerVariableOptimizer(
        parameter -> {
          boolean decays = config.decayBiasAndNorm() || !parameter.isBiasOrNorm();
          double decay = decays ? config.weightDecay() : 0;
          return momentum.descend(
              parameter, layerwise.direction(parameter, decay, parameter.rate()), parameter.rate());
        });
  }
}
