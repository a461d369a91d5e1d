package org.isomer.eval.segmentation.head;

import java.util.List;
import org.isomer.eval.spi.Head;
import org.isomer.eval.spi.Network;
import org.isomer.eval.spi.SegmentationHead;
import org.isomer.feature.Inlet;
import org.isomer.graph.CrossEntropy;
import org.isomer.graph.Layers;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.spi.Features;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.TensorSpec;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A segmentation head with its loss: the cross-entropy of the softmax over classes, averaged over
 * the judged pixels of the batch, each with the weight of its class. Its only output are the logits
 * of every pixel of the image, its only target the label of every pixel, {@link #IGNORED} where
 * none is judged.
 *
 * @param head makes the logits
 * @param weights of the classes, not negative; 1 for each leaves them alike
 * @param height of the image, in pixels
 * @param width of the image, in pixels
 */
public record PixelHead(SegmentationHead head, List<Float> weights, int height, int width)
    implements Head {
  /** The target of a pixel that is not judged. */
  public static final float IGNORED = -1;

  /** Copies the list. */
  public PixelHead {
    weights = List.copyOf(weights);
  }

  private int classes() {
    return weights.size();
  }

  @Override
  public List<Operand<TFloat32>> outputs(Net net, Features features) {
    return List.of(Layers.resize(net, head.logits(net, features, classes()), height, width));
  }

  /**
   * Makes sure that a network's features are such as the head takes; computes nothing.
   *
   * @throws org.isomer.spi.BadInputException if they are not
   */
  public void requireFeatures(Network network, InputSpec input) {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.INFERENCE, Precision.FLOAT32);
      Inlet images = Inlet.of(net, input, Inlet.ANY);
      outputs(net.scope("head"), network.encoder().encode(net.scope("encoder"), images.input()));
    }
  }

  @Override
  public List<TensorSpec> targets() {
    return List.of(TensorSpec.floats("labels", height, width));
  }

  @Override
  public Operand<TFloat32> loss(
      Net net, List<Operand<TFloat32>> outputs, List<Operand<TFloat32>> targets) {
    Ops tf = net.tf();
    Operand<TFloat32> labels = tf.reshape(targets.get(0), tf.constant(new int[] {-1}));
    Operand<TFloat32> logits = tf.reshape(outputs.get(0), tf.constant(new int[] {-1, classes()}));
    Operand<TFloat32> zero = tf.constant(0f);
    Operand<TFloat32> judged = tf.dtypes.cast(tf.math.greaterEqual(labels, zero), TFloat32.class);
    Operand<TInt32> classOf = tf.dtypes.cast(tf.math.maximum(labels, zero), TInt32.class);
    float[] each = new float[classes()];
    for (int label = 0; label < each.length; label++) {
      each[label] = weights.get(label);
    }
    Operand<TFloat32> weight =
        tf.math.mul(judged, tf.gather(tf.constant(each), classOf, tf.constant(0)));
    Operand<TFloat32> entropies = CrossEntropy.of(net, logits, classOf);
    Operand<TFloat32> sum = tf.sum(tf.math.mul(entropies, weight), tf.constant(0));
    Operand<TFloat32> total = tf.sum(weight, tf.constant(0));
    return tf.math.div(sum, tf.math.maximum(total, tf.constant(1e-6f)));
  }
}
