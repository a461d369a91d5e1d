package org.isomer.framework.supervised;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.isomer.framework.Branch;
import org.isomer.graph.CrossEntropy;
import org.isomer.graph.GlobalBatch;
import org.isomer.graph.Initializer;
import org.isomer.graph.Layers;
import org.isomer.graph.Net;
import org.isomer.spi.Encoder;
import org.isomer.spi.Framework;
import org.isomer.spi.FrameworkPlugin;
import org.isomer.spi.Instances;
import org.isomer.spi.Mixture;
import org.isomer.spi.Objective;
import org.isomer.spi.Projector;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The fully supervised baseline: an encoder, a linear classifier on its features, cross-entropy on
 * every view. Logs {@code accuracy}, the fraction of labelled views whose class is found; where
 * views are mixed, the class of each part counts by its share.
 */
public final class Supervised implements FrameworkPlugin<Supervised.Config> {
  /** There are no options. */
  public record Config() {}

  @Override
  public String name() {
    return "supervised";
  }

  @Override
  public String summary() {
    return "Encoder and linear classifier on labels: the fully supervised baseline";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Framework create(Config config) {
    return new Method();
  }

  /**
   * A class for each row of all views.
   *
   * @param labels the class, shape (views · batch)
   * @param weights how much it counts, of the same shape; 0 where there is none
   */
  private record Targets(Operand<TInt32> labels, Operand<TFloat32> weights) {
    /** Each row's own class and, where rows are mixed, that of its partner. */
    static List<Targets> of(Ops tf, Instances instances) {
      int views = instances.views().size();
      Targets own = labelled(tf, tf.tile(instances.labels(), tf.array(views)));
      List<Mixture> mixtures = instances.mixtures();
      if (mixtures.isEmpty()) {
        return List.of(own);
      }
      Operand<TInt32> rows = tf.array(views * instances.batch());
      Operand<TInt32> partners =
          tf.reshape(tf.stack(mixtures.stream().map(Mixture::partners).toList()), rows);
      Operand<TFloat32> shares =
          tf.reshape(tf.stack(mixtures.stream().map(Mixture::shares).toList()), rows);
      Targets others = labelled(tf, tf.gather(instances.labels(), partners, tf.constant(0)));
      return List.of(own.times(tf, shares), others.times(tf, tf.math.sub(tf.constant(1f), shares)));
    }

    private static Targets labelled(Ops tf, Operand<TInt32> labels) {
      return new Targets(
          labels, tf.dtypes.cast(tf.math.greaterEqual(labels, tf.constant(0)), TFloat32.class));
    }

    private Targets times(Ops tf, Operand<TFloat32> shares) {
      return new Targets(labels, tf.math.mul(weights, shares));
    }
  }

  private record Method() implements Framework {
    @Override
    public boolean acceptsViews(int views) {
      return views >= 1;
    }

    @Override
    public boolean needsLabels() {
      return true;
    }

    @Override
    public boolean weighsTargets() {
      return true;
    }

    @Override
    public boolean spansReplicas() {
      return true;
    }

    @Override
    public Objective build(Net net, Encoder encoder, Instances instances) {
      Ops tf = net.tf();
      List<Operand<TFloat32>> features =
          GlobalBatch.of(net)
              .gather(new Branch(net, encoder, Projector.NONE).encode(instances.views()));
      Operand<TFloat32> logits = classify(net, Layers.rows(net, features), instances.classes());
      List<Targets> targets = Targets.of(tf, instances);
      List<Operand<TFloat32>> losses = new ArrayList<>();
      List<Operand<TFloat32>> hits = new ArrayList<>();
      Operand<TInt32> found = tf.math.argMax(logits, tf.constant(1), TInt32.class);
      for (Targets each : targets) {
        Operand<TFloat32> classes =
            tf.oneHot(
                each.labels(), tf.constant(instances.classes()), tf.constant(1f), tf.constant(0f));
        losses.add(CrossEntropy.ofDistribution(net, logits, classes));
        hits.add(tf.dtypes.cast(tf.math.equal(found, each.labels()), TFloat32.class));
      }
      Operand<TFloat32> weights = Layers.rows(net, targets.stream().map(Targets::weights).toList());
      return new Objective(
          mean(tf, Layers.rows(net, losses), weights),
          Map.of("accuracy", mean(tf, Layers.rows(net, hits), weights)),
          features,
          OptionalDouble.of(Math.log(instances.classes())));
    }

    /** A linear layer that starts as PyTorch's does. */
    private static Operand<TFloat32> classify(Net net, Operand<TFloat32> features, int classes) {
      Initializer bias = Initializer.uniformBias(features.shape().get(1));
      return Layers.dense(net, "classifier", features, classes, Initializer.uniformFanIn(), bias);
    }

    /** The weighted mean, less than that where all weights together are below 1; 0 without any. */
    private static Operand<TFloat32> mean(
        Ops tf, Operand<TFloat32> values, Operand<TFloat32> weights) {
      Operand<TFloat32> sum = tf.reduceSum(tf.math.mul(values, weights), tf.constant(0));
      Operand<TFloat32> count = tf.reduceSum(weights, tf.constant(0));
      return tf.math.div(sum, tf.math.maximum(count, tf.constant(1f)));
    }
  }
}
