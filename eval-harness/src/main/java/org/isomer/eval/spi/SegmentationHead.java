package org.isomer.eval.spi;

import org.isomer.graph.Net;
import org.isomer.spi.Features;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Gives every pixel a class, from an encoder's feature maps. */
@FunctionalInterface
public interface SegmentationHead {
  /**
   * Builds the head; its variables live in {@code net}'s scope.
   *
   * @param classes the number of classes
   * @return logits, shape (batch, rows, columns, classes); the task scales them to the size of the
   *     image
   * @throws org.isomer.spi.BadInputException if the encoder lacks the feature maps that it needs
   */
  Operand<TFloat32> logits(Net net, Features features, int classes);
}
