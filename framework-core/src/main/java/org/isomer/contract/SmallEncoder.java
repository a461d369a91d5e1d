package org.isomer.contract;

import java.util.ArrayList;
import java.util.List;
import org.isomer.graph.Initializer;
import org.isomer.graph.Layers;
import org.isomer.graph.Net;
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
 * Reads whatever examples hold, to try methods with: a matrix for real numbers, an embedding for
 * whole ones.
 */
record SmallEncoder() implements Encoder {
  private static final int DIM = 16;

  @Override
  public int dim() {
    return DIM;
  }

  /** A position is embedded by itself. */
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
      if (tensor.name().equals(Input.TARGETS) || tensor.name().equals(Input.PREDICTED)) {
        continue;
      }
      if (tensor.scalar() == Scalar.INT32) {
        Operand<TFloat32> table =
            net.variable(
                tensor.name(),
                Shape.of(tensor.below().orElseThrow(), DIM),
                Role.WEIGHT,
                Initializer.normal(1));
        Operand<TFloat32> embedded = tf.gather(table, input.ints(tensor.name()), tf.constant(0));
        stages.add(new FeatureMap(embedded, input.mask()));
        sum.add(tf.math.mean(embedded, tf.constant(1)));
      } else if (!tensor.name().equals(Input.MASK)) {
        Operand<TFloat32> flat =
            tf.reshape(input.floats(tensor.name()), tf.constant(new int[] {-1, tensor.size()}));
        sum.add(Layers.dense(net, tensor.name(), flat, DIM, Initializer.uniformFanIn()));
      }
    }
    return new Features(sum.size() == 1 ? sum.get(0) : tf.math.addN(sum), stages);
  }
}
