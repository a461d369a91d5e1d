package org.isomer.eval.spi;

import java.util.List;
import org.isomer.graph.Net;
import org.isomer.spi.Features;
import org.isomer.tensor.TensorSpec;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** A network on top of an encoder's features, for one task, with its loss. */
public interface Head {
  /**
   * Builds the head; its variables live in {@code net}'s scope.
   *
   * @return raw outputs, each of shape (batch, …)
   */
  List<Operand<TFloat32>> outputs(Net net, Features features);

  /** The targets of one example, of real numbers each. */
  List<TensorSpec> targets();

  /**
   * The loss to be minimised.
   *
   * @param outputs what {@link #outputs} gave
   * @param targets one for each of {@link #targets()}, shape (batch, …)
   * @return a scalar, averaged over the batch
   */
  Operand<TFloat32> loss(Net net, List<Operand<TFloat32>> outputs, List<Operand<TFloat32>> targets);
}
