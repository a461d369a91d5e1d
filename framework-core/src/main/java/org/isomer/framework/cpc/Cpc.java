package org.isomer.framework.cpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isomer.framework.FutureContrast;
import org.isomer.framework.PositionFeatures;
import org.isomer.graph.Initializer;
import org.isomer.graph.Layers;
import org.isomer.graph.Net;
import org.isomer.graph.Recurrent;
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
    public Objective build(Net net, Encoder encoder, Instances instances) {
      Ops tf = net.tf();
      PositionFeatures features = PositionFeatures.of(net, encoder, instances.views().get(0), NAME);
      Operand<TFloat32> vectors = means(tf, features.all());
      int count = Math.toIntExact(vectors.shape().get(1));
      int channels = Math.toIntExact(vectors.shape().get(2));
      int places = count - config.steps();
      if (places < 1 || count > MOST_VECTORS) {
        throw new BadInputException(
            "framework: cpc predicts %d vectors to come and reads at most %d one after the other, and there are %d. Choose other steps or another every."
                .formatted(config.steps(), MOST_VECTORS, count));
      }
      Operand<TFloat32> contexts =
          columns(
              tf,
              Recurrent.gru(
                      net.scope("context"),
                      "gru",
                      vectors,
                      Optional.empty(),
                      config.width(),
                      Initializer.uniform(1 / Math.sqrt(config.width())))
                  .all(),
              0,
              places);
      List<Operand<TFloat32>> predictions = new ArrayList<>();
      List<Operand<TFloat32>> targets = new ArrayList<>();
      for (int k = 1; k <= config.steps(); k++) {
        predictions.add(
            Layers.dense(
                net.scope("predictor"),
                "steps." + k,
                contexts,
                channels,
                Initializer.uniformFanIn()));
        targets.add(columns(tf, vectors, k, places));
      }
      return Objective.of(
          FutureContrast.apply(tf, byPlace(tf, predictions), byPlace(tf, targets)),
          List.of(features.pooled()));
    }

    /** The means of neighbouring vectors; what is left over at the end is dropped. */
    private Operand<TFloat32> means(Ops tf, Operand<TFloat32> vectors) {
      if (config.every() == 1) {
        return vectors;
      }
      Shape shape = vectors.shape();
      int count = Math.toIntExact(shape.get(1) / config.every());
      Operand<TFloat32> whole = columns(tf, vectors, 0, count * config.every());
      Shape grouped = Shape.of(shape.get(0), count, config.every(), shape.get(2));
      return tf.math.mean(tf.reshape(whole, tf.constant(grouped)), tf.constant(2));
    }

    private static Operand<TFloat32> columns(
        Ops tf, Operand<TFloat32> vectors, int first, int count) {
      return tf.slice(vectors, tf.array(0, first, 0), tf.array(-1, count, -1));
    }

    /** From (batch, places, channels) each to (all places, batch, channels). */
    private static Operand<TFloat32> byPlace(Ops tf, List<Operand<TFloat32>> parts) {
      Operand<TFloat32> all = parts.size() == 1 ? parts.get(0) : tf.concat(parts, tf.constant(1));
      return tf.linalg.transpose(all, tf.array(1, 0, 2));
    }
  }
}
