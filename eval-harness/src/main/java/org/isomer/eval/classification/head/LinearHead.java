package org.isomer.eval.classification.head;

import java.util.List;
import org.isomer.eval.spi.Head;
import org.isomer.graph.CrossEntropy;
import org.isomer.graph.Initializer;
import org.isomer.graph.Layers;
import org.isomer.graph.Net;
import org.isomer.spi.Features;
import org.isomer.tensor.TensorSpec;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A linear classifier of pooled features with the mean cross-entropy of its softmax as loss. Its
 * output are the logits, shape (batch, classes); its target is the class of each image. The layer
 * starts at zero, so that the first steps do not push the encoder in a random direction.
 *
 * @param classes the number of classes
 */
public record LinearHead(int classes) implements Head {
  @Override
  public List<Operand<TFloat32>> outputs(Net net, Features features) {
    Initializer zero = Initializer.constant(0);
    return List.of(Layers.dense(net, "classifier", features.pooled(), classes, zero, zero));
  }

  @Override
  public List<TensorSpec> targets() {
    return List.of(TensorSpec.floats("class"));
  }

  @Override
  public Operand<TFloat32> loss(
      Net net, List<Operand<TFloat32>> outputs, List<Operand<TFloat32>> targets) {
    Ops tf = net.tf();
    Operand<TFloat32> truth =
        tf.oneHot(
            tf.dtypes.cast(targets.get(0), TInt32.class),
            tf.constant(classes),
            tf.constant(1f),
            tf.constant(0f));
    return tf.math.mean(CrossEntropy.ofDistribution(net, outputs.get(0), truth), tf.constant(0));
  }
}
