package org.isomer.framework.swav;

import java.util.List;
import java.util.Set;
import org.isomer.framework.Branch;
import org.isomer.framework.EmbeddingQueue;
import org.isomer.framework.LossFramework;
import org.isomer.graph.Dial;
import org.isomer.graph.GlobalBatch;
import org.isomer.graph.Net;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Embeddings;
import org.isomer.spi.Encoder;
import org.isomer.spi.Framework;
import org.isomer.spi.FrameworkPlugin;
import org.isomer.spi.Instances;
import org.isomer.spi.Loss;
import org.isomer.spi.LossInput;
import org.isomer.spi.Objective;
import org.isomer.spi.Option;
import org.isomer.spi.Projector;
import org.isomer.spi.Prototypes;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** SwAV: one encoder, one projector, learned prototypes, views of several sizes. */
public final class Swav implements FrameworkPlugin<Swav.Config> {
  /** Options of SwAV. Prototypes and queue are made only for a loss that needs prototypes. */
  public record Config(
      @Option(help = "The projection head", value = "mlp") Choice<Projector> projector,
      @Option(help = "The number of prototypes", value = "3000", min = 2, max = 1e6) int prototypes,
      @Option(help = "The loss between views and prototypes", value = "swapped-prediction")
          Choice<Loss> loss,
      @Option(
              help =
                  "Embeddings kept of each of the first two views, a multiple of batch-size; 0 for"
                      + " no queue",
              value = "0",
              min = 0,
              max = 1 << 24)
          int queue,
      @Option(
              help = "Epochs after which the queue begins to fill; it counts as soon as it is full",
              value = "15",
              min = 0,
              max = 1e6)
          double queueFromEpoch,
      @Option(
              help = "Epochs in which the prototypes stay as they start",
              value = "1",
              min = 0,
              max = 1e6)
          double freezeEpochs) {}

  @Override
  public String name() {
    return "swav";
  }

  @Override
  public String summary() {
    return "The cluster of one view is predicted from the others (Caron et al. 2020)";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Framework create(Config config) {
    return new Method(
        config,
        config.projector().create(),
        LossInput.require(name(), config.loss(), Set.of(LossInput.PROTOTYPES, LossInput.LABELS)));
  }

  private record Method(Config config, Projector projector, Loss loss) implements LossFramework {
    @Override
    public Objective build(Net net, Encoder encoder, Instances instances) {
      List<Operand<TFloat32>> embeddings =
          GlobalBatch.of(net).gather(new Branch(net, encoder, projector).embed(instances.views()));
      Embeddings<TFloat32> inputs = Embeddings.of(embeddings).withLabels(instances.labels());
      if (loss.needs().contains(LossInput.PROTOTYPES)) {
        inputs = inputs.withPrototypes(prototypes(net, embeddings, instances));
      }
      return Objective.of(loss.apply(net.tf(), inputs), embeddings);
    }

    private Prototypes<TFloat32> prototypes(
        Net net, List<Operand<TFloat32>> embeddings, Instances instances) {
      Operand<TFloat32> trained =
          net.dial("prototypes-trained", Dial.fromEpoch(config.freezeEpochs()));
      Operand<TFloat32> vectors =
          UnitVectors.variable(
              net.scope("prototypes"),
              config.prototypes(),
              embeddings.get(0).shape().get(1),
              trained);
      if (config.queue() == 0) {
        return new Prototypes<>(vectors, List.of(), net.tf().constant(0f));
      }
      requireWholeBatches(config.queue(), instances.batch());
      int perStep = instances.perStep();
      net.dial(
          "queue-age",
          (step, steps, stepsPerEpoch) -> EmbeddingQueue.meanAge(step, config.queue(), perStep));
      return new Prototypes<>(
          vectors,
          List.of(queue(net, "0", embeddings.get(0)), queue(net, "1", embeddings.get(1))),
          net.dial("queue-weight", fullFromEpoch(stepsToFill(perStep))));
    }

    private Operand<TFloat32> queue(Net net, String view, Operand<TFloat32> embeddings) {
      EmbeddingQueue queue =
          EmbeddingQueue.of(net.scope("queue"), view, config.queue(), embeddings.shape().get(1));
      // Whatever reads it takes part in the codes, on which gradients depend.
      queue.enqueue(net, List.of(embeddings), List.of());
      return queue.rows();
    }

    private int stepsToFill(int perStep) {
      return (config.queue() + perStep - 1) / perStep;
    }

    /** 1 as soon as the queue is full of what was put in since its epoch began. */
    private Dial fullFromEpoch(int stepsToFill) {
      Dial filling = Dial.fromEpoch(config.queueFromEpoch());
      return (step, steps, stepsPerEpoch) -> filling.at(step - stepsToFill, steps, stepsPerEpoch);
    }

    private static void requireWholeBatches(int queue, int batch) {
      if (queue % batch != 0) {
        throw new BadInputException(
            "framework.queue: %d is not a multiple of the batch of %d. Choose a multiple, such as %d, or 0 for no queue."
                .formatted(queue, batch, batch * Math.max(1, queue / batch)));
      }
    }
  }
}
