package org.isomer.framework.barlowtwins;

import java.util.Set;
import org.isomer.framework.Branch;
import org.isomer.framework.JointEmbedding;
import org.isomer.spi.Choice;
import org.isomer.spi.Framework;
import org.isomer.spi.FrameworkPlugin;
import org.isomer.spi.Loss;
import org.isomer.spi.LossInput;
import org.isomer.spi.Option;
import org.isomer.spi.Projector;

/** Barlow Twins: one encoder, one projector, two views, a cross-correlation that should be 1. */
public final class BarlowTwins implements FrameworkPlugin<BarlowTwins.Config> {
  /** Options of Barlow Twins. */
  public record Config(
      @Option(
              help = "The projection head",
              value = "{name: mlp, hidden: [2048, 2048], dim: 2048, output-bias: false}")
          Choice<Projector> projector,
      @Option(help = "The loss between the two views", value = "barlow-twins") Choice<Loss> loss) {}

  @Override
  public String name() {
    return "barlow-twins";
  }

  @Override
  public String summary() {
    return "Embeddings whose dimensions agree between views and repeat nothing (Zbontar et al. 2021)";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Framework create(Config config) {
    return new JointEmbedding(
        config.projector().create(),
        LossInput.require(name(), config.loss(), Set.of(LossInput.LABELS)),
        Branch::embedEach);
  }
}
