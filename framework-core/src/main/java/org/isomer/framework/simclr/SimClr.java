package org.isomer.framework.simclr;

import java.util.List;
import java.util.Set;
import org.isomer.framework.Branch;
import org.isomer.graph.Net;
import org.isomer.spi.Choice;
import org.isomer.spi.Embeddings;
import org.isomer.spi.Encoder;
import org.isomer.spi.Framework;
import org.isomer.spi.FrameworkPlugin;
import org.isomer.spi.Instances;
import org.isomer.spi.Loss;
import org.isomer.spi.LossInput;
import org.isomer.spi.LossTerms;
import org.isomer.spi.Objective;
import org.isomer.spi.Option;
import org.isomer.spi.Projector;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

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
    return new Method(
        config.projector().create(),
        LossInput.require(name(), config.loss(), Set.of(LossInput.LABELS)));
  }

  private record Method(Projector projector, Loss loss) implements Framework {
    @Override
    public boolean acceptsViews(int views) {
      return loss.acceptsViews(views);
    }

    @Override
    public boolean needsLabels() {
      return loss.needs().contains(LossInput.LABELS);
    }

    @Override
    public Objective build(Net net, Encoder encoder, Instances instances) {
      Branch branch = new Branch(net, encoder, projector);
      List<Operand<TFloat32>> embeddings = branch.embed(instances.views());
      LossTerms<TFloat32> terms =
          loss.apply(net.tf(), Embeddings.of(embeddings).withLabels(instances.labels()));
      return Objective.of(terms, embeddings);
    }
  }
}
