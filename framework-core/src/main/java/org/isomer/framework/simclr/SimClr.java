package org.isomer.framework.simclr;

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

/** SimCLR: one encoder, one projector, two views, a contrastive loss. */
public final class SimClr implements FrameworkPlugin<SimClr.Config> {
  /** Options of SimCLR. */
  public record Config(
      @Option(help = "The projection head", value = "mlp") Choice<Projector> projector,
      @Option(help = "The loss between the two views", value = "nt-xent") Choice<Loss> loss) {}

  @Override
  public String name() {
    return "simclr";
  }

  @Override
  public String summary() {
    return "Two views of an image attract, views of other images repel (Chen et al. 2020)";
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
        Branch::embed);
  }
}
