package org.isomer.framework.ts2vec;

import java.util.List;
import java.util.Optional;
import org.isomer.framework.PositionFeatures;
import org.isomer.framework.Windows;
import org.isomer.graph.Dial;
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
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** TS2Vec: overlapping crops agree at each position, on all scales. */
public final class Ts2Vec implements FrameworkPlugin<Ts2Vec.Config> {
  private static final String NAME = "ts2vec";
  private static final String AVERAGE = "average";

  /** Options of TS2Vec. */
  public record Config(
      @Option(
              help = "Weight of the instance term; the temporal term gets the rest",
              value = "0.5",
              min = 0,
              max = 1)
          double alpha) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "Overlapping crops of a series agree at each position, on all scales (Yue et al. 2022)";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Framework create(Config config) {
    return new Method(new HierarchicalContrast(config.alpha()));
  }

  private record Method(HierarchicalContrast contrast) implements Framework {
    @Override
    public boolean acceptsViews(int views) {
      return views == 1;
    }

    @Override
    public Optional<String> outcome() {
      return Optional.of(AVERAGE);
    }

    @Override
    public boolean spansReplicas() {
      return true;
    }

    @Override
    public Objective build(Net net, Encoder encoder, Instances instances) {
      Ops tf = net.tf();
      Input input = instances.views().get(0);
      int positions = Windows.positions(input, NAME);
      Crops crops = Crops.of(net, input, instances.batch(), positions);
      Input both = Input.concat(net, List.of(crops.first(), crops.second()));
      PositionFeatures features =
          PositionFeatures.of(net, encoder, both, NAME).requireAll(positions, NAME);
      net.keepMomentumCopies(AVERAGE, Dial.runningMean(), "encoder");

      List<Output<TFloat32>> vectors = tf.split(tf.constant(0), features.all(), 2L).output();
      List<Output<TFloat32>> pooled = tf.split(tf.constant(0), features.pooled(), 2L).output();
      List<Operand<TFloat32>> all =
          GlobalBatch.of(net)
              .gather(
                  List.of(
                      fromOverlap(tf, vectors.get(0), crops),
                      vectors.get(1),
                      pooled.get(0),
                      pooled.get(1)));
      return Objective.of(
          contrast.apply(tf, all.get(0), all.get(1), crops.overlap()), all.subList(2, 4));
    }

    /** The vectors of the first crop from where the second begins, followed by zeros. */
    private static Operand<TFloat32> fromOverlap(Ops tf, Operand<TFloat32> vectors, Crops crops) {
      Shape shape = vectors.shape();
      int positions = Math.toIntExact(shape.get(1));
      Operand<TFloat32> longer =
          tf.pad(
              vectors, tf.constant(new int[][] {{0, 0}, {0, positions}, {0, 0}}), tf.constant(0f));
      return tf.slice(
          longer,
          tf.stack(List.of(tf.constant(0), crops.ahead(), tf.constant(0))),
          tf.constant(
              new int[] {Math.toIntExact(shape.get(0)), positions, Math.toIntExact(shape.get(2))}));
    }
  }
}
