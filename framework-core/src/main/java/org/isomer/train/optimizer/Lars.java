package org.isomer.train.optimizer;

import java.util.List;
import org.isomer.spi.Optimizer;
import org.isomer.spi.OptimizerPlugin;
import org.isomer.spi.Option;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Layer-wise adaptive rate scaling (You, Gitman and Ginsburg 2017): d = q·(g + wd·w) with q = η‖w‖
 * / (‖g‖ + wd‖w‖ + ε); m ← µ·m + d; w ← w − lr·m. Where ‖w‖ or ‖g‖ is 0, d = g.
 *
 * <p>The sources differ in two places. The paper and SimCLR's TensorFlow code keep the learning
 * rate inside the momentum, m ← µ·m + lr·d and w ← w − m; the PyTorch codes (Lightning Bolts,
 * solo-learn, Barlow Twins) keep it outside, as here. The two are equal while the rate is constant.
 * The paper, Lightning Bolts and solo-learn divide by ‖g‖ + wd‖w‖, as here; SimCLR's code and
 * Barlow Twins divide by ‖g + wd·w‖.
 *
 * <p>With {@code clip}, q is min(q / lr, 1), as in the recipes for CIFAR.
 */
public final class Lars implements OptimizerPlugin<Lars.Config> {
  /** Options of LARS. */
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
              value = "0.001",
              min = 0,
              exclusiveMin = true,
              max = 1000)
          double trustCoefficient,
      @Option(
              help = "Whether the adapted rate is kept at or below the scheduled one",
              value = "false")
          boolean clip,
      @Option(help = "ε, added to the gradient's length", value = "1e-8", min = 0, max = 1)
          double epsilon,
      @Option(
              help = "Whether biases and the gains and offsets of normalisations decay as well",
              value = "false")
          boolean decayBiasAndNorm,
      @Option(
              help = "Whether the rate of biases and normalisations is adapted as well",
              value = "false")
          boolean adaptBiasAndNorm,
      @Option(
              help = "Factor on the learning rate of biases and normalisations",
              value = "1",
              min = 0,
              max = 1e6)
          double biasRateFactor) {}

  @Override
  public String name() {
    return "lars";
  }

  @Override
  public String summary() {
    return "Layer-wise adaptive rate scaling, for large batches (You et al. 2017)";
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
    LayerwiseRate layerwise =
        new LayerwiseRate(config.trustCoefficient(), config.epsilon(), config.clip());
    Operand<TFloat32> rate = rate(config, parameter);
    double decay =
        parameter.isBiasOrNorm() && !config.decayBiasAndNorm() ? 0 : config.weightDecay();
    Operand<TFloat32> direction =
        parameter.isBiasOrNorm() && !config.adaptBiasAndNorm()
            ? parameter.decayedGradient(decay)
            : layerwise.direction(parameter, decay, rate);
    return new Momentum(config.momentum(), false).descend(parameter, direction, rate);
  }

  private static Operand<TFloat32> rate(Config config, Parameter parameter) {
    return parameter.isBiasOrNorm() && config.biasRateFactor() != 1
        ? parameter
            .tf()
            .math
            .mul(parameter.rate(), parameter.tf().constant((float) config.biasRateFactor()))
        : parameter.rate();
  }
}
