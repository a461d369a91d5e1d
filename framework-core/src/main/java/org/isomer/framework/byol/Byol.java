package org.isomer.framework.byol;

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

/** BYOL: predict the embeddings of a slow encoder, without negatives. */
public final class Byol implements FrameworkPlugin<Byol.Config> {
  /** Options of BYOL. */
  public record Config(
      @Option(
              help = "The projection head",
              value = "{name: mlp, hidden: [4096], dim: 256, output-bias: false}")
          Choice<Projector> projector,
      @Option(
              help = "The network that predicts the other view's embedding",
              value = "{name: mlp, hidden: [4096], dim: 256, output-bias: false}")
          Choice<Projector> predictor,
      @Option(
              help = "The loss of predictions on targets; the losses both ways are added",
              value = "normalized-mse")
          Choice<Loss> loss,
      @Option(help = "Momentum of the target encoder", value = "0.996", min = 0, max = 1)
          double momentum,
      @Option(
              help = "Momentum at the end, reached along half a cosine",
              value = "1",
              min = 0,
              max = 1)
          double finalMomentum) {}

  @Override
  public String name() {
    return "byol";
  }

  @Override
  public String summary() {
    return "A slow encoder's embeddings are predicted, without negatives (Grill et al. 2020)";
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
