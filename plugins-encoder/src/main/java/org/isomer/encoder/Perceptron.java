package org.isomer.encoder;

import java.util.List;
import org.isomer.graph.Initializer;
import org.isomer.graph.Layers;
import org.isomer.graph.Net;
import org.isomer.graph.Normalization;
import org.isomer.spi.Projector;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TFloating;

/**
 * Linear layers with ReLU between them. Layers are named as in a PyTorch {@code Sequential} called
 * {@code layers}, in which normalisations and ReLUs count.
 *
 * @param widths the outputs of each linear layer
 * @param hidden what follows the matrix of each layer but the last, before its ReLU
 * @param output what follows the matrix of the last layer
 */
record Perceptron(List<Integer> widths, Finish hidden, Finish output) implements Projector {
  /** What follows a layer's matrix. */
  enum Finish {
    NONE,
    BIAS,
    BATCH_NORM,
    /** Batch normalisation without gain and offset. */
    PLAIN_BATCH_NORM;

    boolean normalises() {
      return this == BATCH_NORM || this == PLAIN_BATCH_NORM;
    }
  }

  @Override
  public Operand<TFloat32> project(Net net, Operand<TFloat32> features) {
    return net.cast(build(net.scope("layers"), net.activations(features)), TFloat32.class);
  }

  private <T extends TFloating> Operand<T> build(Net net, Operand<T> features) {
    Operand<T> x = features;
    int index = 0;
    for (int i = 0; i < widths.size(); i++) {
      boolean last = i == widths.size() - 1;
      Finish finish = last ? output : hidden;
      x = linear(net, "" + index++, x, widths.get(i), finish == Finish.BIAS);
      if (finish.normalises()) {
        String name = "" + index++;
        x =
            finish == Finish.BATCH_NORM
                ? Normalization.batchNorm(net, name, x)
                : Normalization.plainBatchNorm(net, name, x);
      }
      if (!last) {
        x = net.tf().nn.relu(x);
        index++;
      }
    }
    return x;
  }

  /** A linear layer that starts as PyTorch's does. */
  private static <T extends TFloating> Operand<T> linear(
      Net net, String name, Operand<T> x, int units, boolean bias) {
    Initializer weight = Initializer.uniformFanIn();
    Initializer offset = Initializer.uniformBias(x.shape().get(1));
    return bias
        ? Layers.dense(net, name, x, units, weight, offset)
        : Layers.dense(net, name, x, units, weight);
  }
}
