package org.isomer.framework.cpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isomer.framework.FutureContrast;
import org.isomer.framework.PositionFeatures;
import org.isomer.graph.GlobalBatch;
import org.isomer.graph.Initializer;
import org.isomer.graph.Layers;
import org.isomer.graph.Net;
import org.isomer.graph.Recurrent;
import org.isomer.graph.Sequences;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Encoder;
import org.isomer.spi.Framework;
import org.isomer.spi.FrameworkPlugin;
import org.isomer.spi.Instances;
import org.isomer.spi.Objective;
import org.isomer.spi.Option;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** CPC: what has been read of a sequence predicts the vectors to come. */
public final class Cpc implements FrameworkPlugin<Cpc.Config> {
  private static final String NAME = "cpc";

  /** Each vector is a part of the graph, which grows with their number. */
  private static final int MOST_VECTORS = 512;

  /** Options of CPC. */
  public record Config(
      @Option(help = "How many vectors to come are predicted", value = "12", min = 1, max = 1000)
          int steps,
      @Option(help = "Units of the recurrent context", value = "256", min = 1, max = 65_536)
          int width,
      @Option(
              help =
                  "How many neighbouring vectors of the encoder become one, their mean, before the context; 160 positions in the paper, by the encoder's strides",
              value = "1",
              min = 1,
              max = 100_000)
          int every) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "The past of a sequence finds the vectors to come among others (van den Oord et al. 2018)";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Framework create(Config config) {
    return new Method(config);
  }

  private record Method(Config config) implements Framework {
    @Override
    public boolean acceptsViews(int views) {
      return views == 1;
    }

    @Override
    public boolean spansReplicas() {
      return true;
    }

    @Override
    public Objective build(Net net, Encoder encoder, Instances instances) {
      Ops tf = net.tf();
      PositionFeatures features = PositionFeatures.of(net, encoder, instances.views().get(0), NAME);
      int count = Math.toIntExact(features.all().shape().get(1) / config.every());
      int channels = Math.toIntExact(features.all().shape().get(2));
      int places = count - config.steps();
      if (places < 1 || count > MOST_VECTORS) {
        throw new BadInputException(
            "framework: cpc predicts %d vectors to come and reads at most %d one after the other, and there are %d. Choose other steps or another every."
                .formatted(config.steps(), MOST_VECTORS, count));
      }
      Means means = Means.of(net, features, config.every());
      Operand<TFloat32> contexts =
          columns(
              tf,
              Recurrent.gru(
                      net.scope("context"),
                      "gru",
                      means.vectors(),
                      Optional.of(means.real()),
                      config.width(),
                      Initializer.uniform(1 / Math.sqrt(config.width())))
                  .all(),
              0,
              places);
      Operand<TFloat32> begun = columns(tf, means.real(), 0, places);
      List<Operand<TFloat32>> predictions = new ArrayList<>();
      List<Operand<TFloat32>> targets = new ArrayList<>();
      List<Operand<TFloat32>> real = new ArrayList<>();
      for (int k = 1; k <= config.steps(); k++) {
        predictions.add(
            Layers.dense(
                net.scope("predictor"),
                "steps." + k,
                contexts,
                channels,
                Initializer.uniformFanIn()));
        targets.add(columns(tf, means.vectors(), k, places));
        real.add(tf.math.mul(begun, columns(tf, means.real(), k, places)));
      }
      List<Operand<TFloat32>> all =
          GlobalBatch.of(net)
              .gather(
                  List.of(
                      joined(tf, predictions),
                      joined(tf, targets),
                      joined(tf, real),
                      features.pooled()));
      return Objective.of(
          FutureContrast.apply(
              tf,
              tf.linalg.transpose(all.get(0), tf.array(1, 0, 2)),
              tf.linalg.transpose(all.get(1), tf.array(1, 0, 2)),
              tf.linalg.transpose(all.get(2), tf.array(1, 0))),
          List.of(all.get(3)));
    }

    /** The places of all parts, one after the other. */
    private static Operand<TFloat32> joined(Ops tf, List<Operand<TFloat32>> parts) {
      return parts.size() == 1 ? parts.get(0) : tf.concat(parts, tf.constant(1));
    }
  }

  /**
   * The means of neighbouring vectors; what is left over at the end is dropped.
   *
   * @param vectors shape (batch, count, channels), means over what is no padding
   * @param real shape (batch, count): 1 where one of the neighbours is no padding
   */
  private record Means(Operand<TFloat32> vectors, Operand<TFloat32> real) {
    static Means of(Net net, PositionFeatures features, int every) {
      Ops tf = net.tf();
      Operand<TFloat32> all = features.all();
      if (every == 1) {
        return new Means(all, features.real(net));
      }
      int count = Math.toIntExact(all.shape().get(1) / every);
      long channels = all.shape().get(2);
      Operand<TFloat32> groups =
          tf.reshape(
              columns(tf, all, 0, count * every), tf.constant(Shape.of(-1, every, channels)));
      Operand<TFloat32> mask =
          tf.reshape(
              columns(tf, features.real(net), 0, count * every), tf.constant(Shape.of(-1, every)));
      Operand<TFloat32> means = Sequences.meanPool(net, groups, Optional.of(mask));
      return new Means(
          tf.reshape(means, tf.constant(Shape.of(all.shape().get(0), count, channels))),
          tf.reshape(
              tf.max(mask, tf.constant(1)), tf.constant(Shape.of(all.shape().get(0), count))));
    }
  }

  /** Some positions of (batch, positions) or (batch, positions, channels). */
  private static Operand<TFloat32> columns(
      Ops tf, Operand<TFloat32> sequences, int first, int count) {
    boolean flat = sequences.shape().numDimensions() == 2;
    return tf.slice(
        sequences,
        flat ? tf.array(0, first) : tf.array(0, first, 0),
        flat ? tf.array(-1, count) : tf.array(-1, count, -1));
  }
}
