package org.isomer.framework.vicreg;

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

/** VICReg: one encoder, one expander, two views, a loss of three terms. */
public final class VicReg implements FrameworkPlugin<VicReg.Config> {
  /** Options of VICReg. */
  public record Config(
      @Option(
              help = "The expander",
              value = "{name: mlp, hidden: [2048, 2048], dim: 2048, output-bias: false}")
          Choice<Projector> projector,
      @Option(help = "The loss between the two views", value = "vicreg") Choice<Loss> loss) {}

  @Override
  public String name() {
    return "vicreg";
  }

  @Override
  public String summary() {
    return "Views agree while every dimension varies and none repeats another (Bardes et al. 2022)";
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
