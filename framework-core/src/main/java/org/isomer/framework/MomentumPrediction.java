package org.isomer.framework;

import java.util.List;
import java.util.OptionalInt;
import org.isomer.graph.Dial;
import org.isomer.graph.Net;
import org.isomer.spi.Encoder;
import org.isomer.spi.Instances;
import org.isomer.spi.Loss;
import org.isomer.spi.Objective;
import org.isomer.spi.Projector;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * A method in which each of two views predicts what a slow copy of encoder and projector makes of
 * the other; the losses both ways are added. It hands the loss labels, where there are any.
 *
 * @param projector the projector
 * @param predictor the network that predicts
 * @param loss the loss of predictions on targets
 * @param momentum the momentum of the slow copy
 */
public record MomentumPrediction(Projector projector, Projector predictor, Loss loss, Dial momentum)
    implements LossFramework.OfTwoViews {
  @Override
  public OptionalInt negatives(int batch, int views) {
    return loss.negatives(batch, views, 0);
  }

  @Override
  public Objective build(Net net, Encoder encoder, Instances instances) {
    List<Operand<TFloat32>> embeddings =
        new Branch(net, encoder, projector).embedEach(instances.views());
    List<Operand<TFloat32>> predictions = new Predictor(net, predictor).predict(embeddings);
    List<Operand<TFloat32>> targets =
        new Branch(net.momentumCopy("momentum", momentum), encoder, projector)
            .embedTargets(instances.views());
    Sides sides = Sides.gathered(net, predictions, targets, embeddings);
    BothWays ways = BothWays.of(net.tf(), loss, sides.queries(), sides.keys(), instances.labels());
    return Objective.of(ways.sum(net.tf()), sides.embeddings());
  }
}
