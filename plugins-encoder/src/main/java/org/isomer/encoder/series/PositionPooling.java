package org.isomer.encoder.series;

import java.util.Optional;
import org.isomer.graph.Net;
import org.isomer.graph.Sequences;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TFloating;

/** How the positions of a series become one vector. */
public enum PositionPooling {
  /** The greatest value of each channel. */
  MAX,
  /** The mean of each channel. */
  MEAN;

  /**
   * Pools the real positions.
   *
   * @param x shape (batch, positions, channels)
   * @param mask shape (batch, positions), if there is padding
   * @return shape (batch, channels), float32
   */
  Operand<TFloat32> apply(
      Net net, Operand<? extends TFloating> x, Optional<Operand<TFloat32>> mask) {
    return switch (this) {
      case MAX -> Sequences.maxPool(net, x, mask);
      case MEAN -> Sequences.meanPool(net, x, mask);
    };
  }
}
