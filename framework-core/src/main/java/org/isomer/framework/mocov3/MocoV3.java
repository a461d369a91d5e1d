package org.isomer.framework.mocov3;

import java.util.Set;
import org.isomer.framework.MomentumPrediction;
import org.isomer.graph.Dial;
import org.isomer.spi.Choice;
import org.isomer.spi.Framework;
import org.isomer.spi.FrameworkPlugin;
import org.isomer.spi.Loss;
import org.isomer.spi.LossInput;
import org.isomer.spi.Option;
import org.isomer.spi.Projector;

/**
 * MoCo v3: predicted queries meet the keys of a slow encoder in the same batch, without a queue.
 */
public final class MocoV3 implements FrameworkPlugin<MocoV3.Config> {
  /** Options of MoCo v3. */
  public record Config(
      @Option(
              help = "The projection head",
              value =
                  "{name: mlp, hidden: [4096], dim: 256, output-batch-norm: true, output-affine: false}")
          Choice<Projector> projector,
      @Option(
              help = "The network that predicts the other view's embedding",
              value =
                  "{name: mlp, hidden: [4096], dim: 256, output-batch-norm: true, output-affine: false}")
          Choice<Projector> predictor,
      @Option(
              help = "The loss of predictions on keys; the losses both ways are added",
              value = "{name: info-nce, negatives: batch, temperature: 0.2, scale: 0.4}")
          Choice<Loss> loss,
      @Option(help = "Momentum of the key encoder", value = "0.99", min = 0, max = 1)
          double momentum,
      @Option(
              help = "Momentum at the end, reached along half a cosine",
              value = "1",
              min = 0,
              max = 1)
          double finalMomentum) {}

  @Override
  public String name() {
    return "moco-v3";
  }

  @Override
  public String summary() {
    return "Predicted queries find the keys of a slow encoder in the batch (Chen et al. 2021)";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Framework create(Config config) {
    return new MomentumPrediction(
        config.projector().create(),
        config.predictor().create(),
        LossInput.require(name(), config.loss(), Set.of(LossInput.LABELS)),
        Dial.cosine(config.momentum(), config.finalMomentum()));
  }
}
