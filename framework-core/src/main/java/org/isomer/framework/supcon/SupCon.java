package org.isomer.framework.supcon;

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

/** SupCon: SimCLR in which labels make the positives. */
public final class SupCon implements FrameworkPlugin<SupCon.Config> {
  /** Options of SupCon. */
  public record Config(
      @Option(help = "The projection head", value = "mlp") Choice<Projector> projector,
      @Option(help = "The loss between all views", value = "sup-con") Choice<Loss> loss) {}

  @Override
  public String name() {
    return "supcon";
  }

  @Override
  public String summary() {
    return "Views of a class attract, views of other classes repel (Khosla et al. 2020)";
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
