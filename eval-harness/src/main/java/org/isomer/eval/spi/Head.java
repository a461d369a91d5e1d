package org.isomer.eval.spi;

import java.util.List;
import org.isomer.graph.Net;
import org.isomer.spi.Features;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** A network on top of an encoder's features, for one task, with its loss. */
public interface Head {
  /**
   * Builds the head; its variables live in {@code net}'s scope.
   *
   * @param imageShape height, width and channels of the encoder's input
   * @return raw outputs, each of shape (batch, …)
   */
  List<Operand<TFloat32>> outputs(Net net, Features features, int[] imageShape);

  /** The shapes of the targets of one example, without the batch dimension. */
  List<Shape> targets();

  /**
   * The loss to be minimised.
   *
   * @param outputs what {@link #outputs} gave
   * @param targets one for each of {@link #targets()}, shape (batch, …)
   * @return a scalar, averaged over the batch
   */
  Operand<TFloat32> loss(Net net, List<Operand<TFloat32>> outputs, List<Operand<TFloat32>> targets);
}
