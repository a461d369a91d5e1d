package org.isomer.framework.tloss;

import java.util.List;
import java.util.OptionalInt;
import org.isomer.framework.Windows;
import org.isomer.graph.GlobalBatch;
import org.isomer.graph.Net;
import org.isomer.spi.Encoder;
import org.isomer.spi.Framework;
import org.isomer.spi.FrameworkPlugin;
import org.isomer.spi.Input;
import org.isomer.spi.Instances;
import org.isomer.spi.Objective;
import org.isomer.spi.Option;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** T-Loss: a window attracts windows within it and repels windows of other series. */
public final class TLoss implements FrameworkPlugin<TLoss.Config> {
  private static final String NAME = "t-loss";

  /** Options of T-Loss. */
  public record Config(
      @Option(help = "Negatives for each anchor", value = "10", min = 1, max = 1000) int negatives,
      @Option(
              help =
                  "Weight of the mean over the negatives; as many as there are give the paper's sum",
              value = "1",
              min = 0,
              max = 1e6)
          double negativeWeight) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "Windows attract those within them, and repel those of others (Franceschi et al. 2019)";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Framework create(Config config) {
    return new Method(config.negatives(), new TripletLogistic(config.negativeWeight()));
  }

  private record Method(int negatives, TripletLogistic loss) implements Framework {
    @Override
    public boolean acceptsViews(int views) {
      return views == 1;
    }

    @Override
    public boolean spansReplicas() {
      return true;
    }

    @Override
    public OptionalInt negatives(int batch, int views) {
      return OptionalInt.of(negatives);
    }

    @Override
    public Objective build(Net net, Encoder encoder, Instances instances) {
      Ops tf = net.tf();
      Input input = instances.views().get(0);
      Windows.positions(input, NAME);
      int batch = instances.batch();
      Triplets triplets = Triplets.of(net, input, batch, negatives);
      Input all =
          Input.concat(
              net, List.of(triplets.anchors(), triplets.positives(), triplets.negatives()));
      Operand<TFloat32> features =
          GlobalBatch.of(net)
              .gather(encoder.encode(net.scope("encoder"), all).pooled(), negatives + 2);
      Operand<TFloat32> anchors = rows(tf, features, 0, batch);
      Operand<TFloat32> positives = rows(tf, features, batch, batch);
      Operand<TFloat32> others =
          tf.reshape(
              rows(tf, features, 2 * batch, negatives * batch),
              tf.constant(Shape.of(negatives, batch, encoder.dim())));
      return Objective.of(loss.apply(tf, anchors, positives, others), List.of(anchors, positives));
    }

    private static Operand<TFloat32> rows(Ops tf, Operand<TFloat32> all, int first, int count) {
      return tf.slice(all, tf.array(first, 0), tf.array(count, -1));
    }
  }
}
