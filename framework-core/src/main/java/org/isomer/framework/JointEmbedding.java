package org.isomer.framework;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import org.isomer.graph.GlobalBatch;
import org.isomer.graph.Net;
import org.isomer.spi.Embeddings;
import org.isomer.spi.Encoder;
import org.isomer.spi.Input;
import org.isomer.spi.Instances;
import org.isomer.spi.Loss;
import org.isomer.spi.LossTerms;
import org.isomer.spi.Objective;
import org.isomer.spi.Projector;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The plainest method: all views pass through one encoder and one projector, and a loss compares
 * the embeddings. It hands the loss labels and scores, where there are any.
 *
 * @param projector the projector
 * @param loss the loss
 * @param passes how the views pass: {@link Branch#embed} or {@link Branch#embedEach}
 */
public record JointEmbedding(
    Projector projector, Loss loss, BiFunction<Branch, List<Input>, List<Operand<TFloat32>>> passes)
    implements LossFramework {
  @Override
  public OptionalInt negatives(int batch, int views) {
    return loss.negatives(batch, views, 0);
  }

  @Override
  public Objective build(Net net, Encoder encoder, Instances instances) {
    Branch branch = new Branch(net, encoder, projector);
    List<Operand<TFloat32>> embeddings =
        GlobalBatch.of(net).gather(passes.apply(branch, instances.views()));
    return Objective.of(loss(net.tf(), embeddings, instances), embeddings);
  }

  /**
   * The loss of a batch.
   *
   * @param embeddings shape (batch, embedding), one for each view
   */
  LossTerms<TFloat32> loss(Ops tf, List<Operand<TFloat32>> embeddings, Instances instances) {
    Embeddings<TFloat32> inputs = Embeddings.of(embeddings).withLabels(instances.labels());
    return loss.apply(tf, instances.scores().map(inputs::withScores).orElse(inputs));
  }
}
