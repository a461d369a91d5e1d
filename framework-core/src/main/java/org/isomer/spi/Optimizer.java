package org.isomer.spi;

import java.util.List;
import org.isomer.graph.Net;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.types.TFloat32;

/** Turns gradients into updates of variables. */
@FunctionalInterface
public interface Optimizer {
  /**
   * Builds the updates into a graph. Slots such as momentum are variables with {@link
   * org.isomer.graph.Role#STATE} made in {@code net}.
   *
   * @param net a net whose operations run after all gradients are complete
   * @param gradients every trained variable with its gradient
   * @param learningRate a scalar fed at each step
   * @return the operations that must run in each step
   */
  List<Op> update(Net net, List<Gradient> gradients, Operand<TFloat32> learningRate);

  /**
   * Which parts of an encoder it is to leave as they are, and how fast it is to train the others.
   */
  default EncoderRates encoderRates() {
    return EncoderRates.EQUAL;
  }
}
