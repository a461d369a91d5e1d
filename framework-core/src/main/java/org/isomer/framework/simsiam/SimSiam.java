package org.isomer.framework.simsiam;

import java.util.List;
import java.util.Set;
import org.isomer.framework.BothWays;
import org.isomer.framework.Branch;
import org.isomer.framework.LossFramework;
import org.isomer.framework.Predictor;
import org.isomer.framework.Sides;
import org.isomer.graph.Net;
import org.isomer.spi.Choice;
import org.isomer.spi.Encoder;
import org.isomer.spi.Framework;
import org.isomer.spi.FrameworkPlugin;
import org.isomer.spi.Instances;
import org.isomer.spi.Loss;
import org.isomer.spi.LossInput;
import org.isomer.spi.Objective;
import org.isomer.spi.Option;
import org.isomer.spi.Projector;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * SimSiam: predict the other view's embedding and stop its gradient; no negatives, no slow copy.
 */
public final class SimSiam implements FrameworkPlugin<SimSiam.Config> {
  /** Options of SimSiam. */
  public record Config(
      @Option(
              help = "The projection head",
              value =
                  "{name: mlp, hidden: [2048, 2048], dim: 2048, output-batch-norm: true, output-affine: false}")
          Choice<Projector> projector,
      @Option(
              help = "The network that predicts the other view's embedding",
              value = "{name: mlp, hidden: [512], dim: 2048}")
          Choice<Projector> predictor,
      @Option(
              help = "The loss of predictions on embeddings; the losses both ways are averaged",
              value = "negative-cosine")
          Choice<Loss> loss) {}

  @Override
  public String name() {
    return "simsiam";
  }

  @Override
  public String summary() {
    return "The other view's embedding is predicted, its gradient stopped (Chen and He 2021)";
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
        LossInput.require(name(), config.loss(), Set.of(LossInput.LABELS)));
  }

  private record Method(Projector projector, Projector predictor, Loss loss)
      implements LossFramework.OfTwoViews {
    @Override
    public Objective build(Net net, Encoder encoder, Instances instances) {
      List<Operand<TFloat32>> embeddings =
          new Branch(net, encoder, projector).embedEach(instances.views());
      List<Operand<TFloat32>> predictions = new Predictor(net, predictor).predict(embeddings);
      List<Operand<TFloat32>> targets =
          embeddings.stream().<Operand<TFloat32>>map(net.tf()::stopGradient).toList();
      Sides sides = Sides.gathered(net, predictions, targets, embeddings);
      BothWays ways =
          BothWays.of(net.tf(), loss, sides.queries(), sides.keys(), instances.labels());
      return Objective.of(ways.mean(net.tf()), sides.embeddings());
    }
  }
}
