package org.isomer.framework.moco;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.isomer.framework.BothWays;
import org.isomer.framework.Branch;
import org.isomer.framework.EmbeddingQueue;
import org.isomer.framework.LossFramework;
import org.isomer.framework.Sides;
import org.isomer.graph.BatchGroups;
import org.isomer.graph.Dial;
import org.isomer.graph.Net;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Embeddings;
import org.isomer.spi.Encoder;
import org.isomer.spi.Framework;
import org.isomer.spi.FrameworkPlugin;
import org.isomer.spi.Input;
import org.isomer.spi.Instances;
import org.isomer.spi.Loss;
import org.isomer.spi.LossInput;
import org.isomer.spi.LossTerms;
import org.isomer.spi.Objective;
import org.isomer.spi.Option;
import org.isomer.spi.Projector;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** MoCo v1, v2 and v2+: a slow copy of the encoder fills a queue of negatives. */
public final class Moco implements FrameworkPlugin<Moco.Config> {
  /** Options of MoCo. */
  public record Config(
      @Option(help = "The projection head", value = "{name: mlp, batch-norm: false}")
          Choice<Projector> projector,
      @Option(
              help = "The loss of queries on keys and the queue",
              value = "{name: info-nce, temperature: 0.2}")
          Choice<Loss> loss,
      @Option(help = "Momentum of the key encoder", value = "0.999", min = 0, max = 1)
          double momentum,
      @Option(
              help = "Momentum at the end, reached along half a cosine; fixed if not given",
              min = 0,
              max = 1)
          Optional<Double> finalMomentum,
      @Option(
              help = "Keys of earlier steps kept as negatives",
              value = "65536",
              min = 1,
              max = 1 << 24)
          int queue,
      @Option(
              help =
                  "Whether each view is query and key in turn; the losses are averaged, and the keys"
                      + " of both views enter the queue",
              value = "false")
          boolean symmetric,
      @Option(
              help =
                  "Equal parts of the batch that are batch-normalised apart, as on that many"
                      + " devices; 1 for the whole batch",
              value = "8",
              min = 1,
              max = 65_536)
          int batchNormGroups,
      @Option(
              help =
                  "Whether keys are grouped by another rule than queries; needs more than one group"
                      + " to have an effect",
              value = "true")
          boolean shuffle) {}

  @Override
  public String name() {
    return "moco";
  }

  @Override
  public String summary() {
    return "Queries meet the keys of a slow encoder and a queue of earlier keys (He et al. 2020)";
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
        LossInput.require(name(), config.loss(), Set.of(LossInput.NEGATIVES, LossInput.LABELS)));
  }

  private record Method(Config config, Projector projector, Loss loss)
      implements LossFramework.OfTwoViews {
    @Override
    public OptionalInt negatives(int batch, int views) {
      return loss.negatives(batch, views, config.queue());
    }

    @Override
    public Objective build(Net net, Encoder encoder, Instances instances) {
      int groups = config.batchNormGroups();
      requireGroups(instances.batch(), groups);
      Net fast = net.batchGroups(new BatchGroups(groups, false));
      Net slow =
          net.momentumCopy("momentum", momentum())
              .batchGroups(new BatchGroups(groups, config.shuffle()));
      List<Input> views = instances.views();
      boolean symmetric = config.symmetric();
      Sides sides =
          Sides.gathered(
              net,
              new Branch(fast, encoder, projector)
                  .embedEach(symmetric ? views : views.subList(0, 1)),
              new Branch(slow, encoder, projector)
                  .embedTargets(symmetric ? views : views.subList(1, 2)),
              List.of());
      List<Operand<TFloat32>> queries = sides.queries();
      List<Operand<TFloat32>> keys = sides.keys();

      long dim = keys.get(0).shape().get(1);
      EmbeddingQueue queue = EmbeddingQueue.of(net.scope("queue"), "keys", config.queue(), dim);
      int perStep = keys.size() * instances.perStep();
      net.dial(
          "queue-age",
          (step, steps, stepsPerEpoch) -> EmbeddingQueue.meanAge(step, config.queue(), perStep));

      Operand<TFloat32> first = queries.get(0);
      Operand<TFloat32> second = keys.get(keys.size() - 1);
      LossTerms<TFloat32> terms = terms(net, first, second, queue, instances);
      if (symmetric) {
        LossTerms<TFloat32> back = terms(net, queries.get(1), keys.get(0), queue, instances);
        terms = new BothWays(terms, back).mean(net.tf());
      }
      queue.enqueue(net, keys, terms.parts().values());
      return Objective.of(terms, symmetric ? queries : List.of(first, second));
    }

    private LossTerms<TFloat32> terms(
        Net net,
        Operand<TFloat32> queries,
        Operand<TFloat32> keys,
        EmbeddingQueue queue,
        Instances instances) {
      return loss.apply(
          net.tf(),
          Embeddings.of(queries, keys).withNegatives(queue.rows()).withLabels(instances.labels()));
    }

    private Dial momentum() {
      return Dial.cosine(config.momentum(), config.finalMomentum().orElse(config.momentum()));
    }

    private static void requireGroups(int batch, int groups) {
      if (groups > 1 && (batch % groups != 0 || batch / groups < 2)) {
        throw new BadInputException(
            "framework.batch-norm-groups: a batch of %d cannot be split into %d groups of equal size with at least two examples. Choose a batch-size that is a multiple of the groups, or fewer groups."
                .formatted(batch, groups));
      }
    }
  }
}
