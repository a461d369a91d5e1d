package org.isomer.spi;

import org.isomer.graph.Net;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** The network whose representation is learned and kept. */
public interface Encoder {
  /**
   * Builds the encoder into a graph. Its variables live in {@code net}'s scope.
   *
   * @param input a batch of examples, shape (batch, height, width, channels) for images; all
   *     dimensions but the batch are known
   */
  Features encode(Net net, Operand<TFloat32> input);

  /** The length of a feature vector. */
  int dim();
}
