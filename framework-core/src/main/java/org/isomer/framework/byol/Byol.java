package org.isomer.framework.byol;

import java.util.List;
import java.util.Set;
import org.isomer.framework.BothWays;
import org.isomer.framework.Branch;
import org.isomer.framework.Predictor;
import org.isomer.graph.Dial;
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
    return new Method(
        config.projector().create(),
        config.predictor().create(),
        LossInput.require(name(), config.loss(), Set.of(LossInput.LABELS)),
        Dial.cosine(config.momentum(), config.finalMomentum()));
  }

  private record Method(Projector projector, Projector predictor, Loss loss, Dial momentum)
      implements Framework {
    @Override
    public boolean acceptsViews(int views) {
      return views == 2 && loss.acceptsViews(views);
    }

    @Override
    public boolean needsLabels() {
      return loss.needs().contains(LossInput.LABELS);
    }

    @Override
    public Objective build(Net net, Encoder encoder, Instances instances) {
      List<Operand<TFloat32>> embeddings =
          new Branch(net, encoder, projector).embedEach(instances.views());
      List<Operand<TFloat32>> predictions = new Predictor(net, predictor).predict(embeddings);
      List<Operand<TFloat32>> targets =
          new Branch(net.momentumCopy("momentum", momentum), encoder, projector)
              .embedTargets(instances.views());

      BothWays ways =
          new BothWays(
              terms(net, predictions.get(0), targets.get(1), instances),
              terms(net, predictions.get(1), targets.get(0), instances));
      return Objective.of(ways.sum(net.tf()), embeddings);
    }

    private LossTerms<TFloat32> terms(
        Net net, Operand<TFloat32> predictions, Operand<TFloat32> targets, Instances instances) {
      return loss.apply(
          net.tf(), Embeddings.of(predictions, targets).withLabels(instances.labels()));
    }
  }
}
