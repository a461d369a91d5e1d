package org.isomer.eval.replicas;

import java.util.ArrayList;
import java.util.List;
import org.isomer.graph.Dropout;
import org.isomer.graph.Initializer;
import org.isomer.graph.Layers;
import org.isomer.graph.Net;
import org.isomer.graph.Normalization;
import org.isomer.graph.Role;
import org.isomer.spi.Encoder;
import org.isomer.spi.FeatureMap;
import org.isomer.spi.Features;
import org.isomer.spi.Input;
import org.isomer.tensor.Scalar;
import org.isomer.tensor.TensorSpec;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A small encoder of whatever examples hold, with all that makes a row depend on others or on
 * chance.
 *
 * @param batchNorm whether rows are normalised together
 * @param dropout the share that is left out
 */
record MixedEncoder(boolean batchNorm, double dropout) implements Encoder {
  private static final int DIM = 16;

  /**
   * Of the values of images. Behind a batch norm gradients of a layer's output sum to 0, so that
   * what all inputs share adds nothing to those of its weights but rounding.
   */
  private static final float MIDDLE = 0.5f;

  @Override
  public int dim() {
    return DIM;
  }

  @Override
  public boolean causal() {
    return true;
  }

  @Override
  public Features encode(Net net, Input input) {
    Ops tf = net.tf();
    List<Operand<TFloat32>> sum = new ArrayList<>();
    List<FeatureMap> stages = new ArrayList<>();
    for (TensorSpec tensor : input.spec().tensors()) {
      if (List.of(Input.TARGETS, Input.PREDICTED, Input.MASK).contains(tensor.name())) {
        continue;
      }
      Operand<TFloat32> map;
      if (tensor.scalar() == Scalar.INT32) {
        Shape shape = Shape.of(tensor.below().orElseThrow(), DIM);
        Operand<TFloat32> table =
            net.variable(tensor.name(), shape, Role.WEIGHT, Initializer.normal(1));
        map = tf.gather(table, input.ints(tensor.name()), tf.constant(0));
      } else {
        Operand<TFloat32> values = tf.math.sub(input.floats(tensor.name()), tf.constant(MIDDLE));
        map =
            values.shape().numDimensions() == 3
                ? Layers.dense(net, tensor.name(), values, DIM, Initializer.uniformFanIn())
                : Layers.dense(
                    net,
                    tensor.name(),
                    tf.reshape(values, tf.constant(new int[] {-1, tensor.size()})),
                    DIM,
                    Initializer.uniformFanIn());
      }
      if (map.shape().numDimensions() == 3) {
        Operand<TFloat32> normal =
            batchNorm
                ? Normalization.batchNorm(net, tensor.name() + ".norm", map, input.mask())
                : map;
        Operand<TFloat32> kept = Dropout.apply(net, normal, dropout);
        stages.add(new FeatureMap(kept, input.mask()));
        sum.add(tf.math.mean(kept, tf.constant(1)));
      } else {
        Operand<TFloat32> normal =
            batchNorm ? Normalization.batchNorm(net, tensor.name() + ".norm", map) : map;
        sum.add(Dropout.apply(net, tf.math.tanh(normal), dropout));
      }
    }
    return new Features(sum.size() == 1 ? sum.get(0) : tf.math.addN(sum), stages);
  }
}
