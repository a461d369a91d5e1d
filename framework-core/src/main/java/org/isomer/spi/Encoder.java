package org.isomer.spi;

import org.isomer.graph.Net;

/** The network whose representation is learned and kept. */
public interface Encoder {
  /**
   * Builds the encoder into a graph. Its variables live in {@code net}'s scope.
   *
   * @param input a batch of examples; {@link Input#floats} and {@link Input#ints} refuse what the
   *     encoder cannot read
   */
  Features encode(Net net, Input input);

  /** The length of a feature vector. */
  int dim();

  /**
   * Whether the {@linkplain Features#stages vector at a position} of a sequence depends on that
   * position and earlier ones alone.
   */
  default boolean causal() {
    return false;
  }
}
