package org.isomer.framework.supervised;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.isomer.framework.Branch;
import org.isomer.graph.Initializer;
import org.isomer.graph.Layers;
import org.isomer.graph.Net;
import org.isomer.spi.Encoder;
import org.isomer.spi.Framework;
import org.isomer.spi.FrameworkPlugin;
import org.isomer.spi.Instances;
import org.isomer.spi.Objective;
import org.isomer.spi.Projector;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The fully supervised baseline: an encoder, a linear classifier on its features, cross-entropy on
 * every view. Logs {@code accuracy}, the fraction of labelled views whose class is found.
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
    public Objective build(Net net, Encoder encoder, Instances instances) {
      Ops tf = net.tf();
      List<Operand<TFloat32>> features =
          new Branch(net, encoder, Projector.NONE).encode(instances.views());
      Operand<TFloat32> logits = classify(net, Layers.rows(net, features), instances.classes());
      Operand<TInt32> labels = tf.tile(instances.labels(), tf.array(features.size()));
      Operand<TFloat32> labelled =
          tf.dtypes.cast(tf.math.greaterEqual(labels, tf.constant(0)), TFloat32.class);

      Operand<TFloat32> targets =
          tf.oneHot(labels, tf.constant(instances.classes()), tf.constant(1f), tf.constant(0f));
      Operand<TFloat32> loss =
          mean(tf, tf.nn.softmaxCrossEntropyWithLogits(logits, targets).loss(), labelled);
      Operand<TInt32> found = tf.math.argMax(logits, tf.constant(1), TInt32.class);
      Operand<TFloat32> hits = tf.dtypes.cast(tf.math.equal(found, labels), TFloat32.class);
      return new Objective(
          loss,
          Map.of("accuracy", mean(tf, hits, labelled)),
          features,
          OptionalDouble.of(Math.log(instances.classes())));
    }

    /** A linear layer that starts as PyTorch's does. */
    private static Operand<TFloat32> classify(Net net, Operand<TFloat32> features, int classes) {
      Initializer bias = Initializer.uniformBias(features.shape().get(1));
      return Layers.dense(net, "classifier", features, classes, Initializer.uniformFanIn(), bias);
    }

    /** The mean over the labelled rows, 0 if there is none. */
    private static Operand<TFloat32> mean(
        Ops tf, Operand<TFloat32> values, Operand<TFloat32> labelled) {
      Operand<TFloat32> sum = tf.reduceSum(tf.math.mul(values, labelled), tf.constant(0));
      Operand<TFloat32> count = tf.reduceSum(labelled, tf.constant(0));
      return tf.math.div(sum, tf.math.maximum(count, tf.constant(1f)));
    }
  }
}
