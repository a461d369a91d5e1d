package org.isomer.encoder.text;

import java.util.List;
import java.util.Optional;
import org.isomer.graph.Net;
import org.isomer.graph.Sequences;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.types.TFloat32;

/** How the vectors of a text's tokens become one. */
public enum TokenPooling {
  /** The mean over all tokens that are no padding. */
  MEAN,
  /** The greatest value of each channel over all tokens that are no padding. */
  MAX,
  /** The first token, {@code [CLS]}. */
  CLS;

  /**
   * Pools.
   *
   * @param x shape (batch, tokens, width)
   * @param mask shape (batch, tokens), if tokens may be padding
   * @return shape (batch, width)
   */
  Operand<TFloat32> of(Net net, Operand<TFloat32> x, Optional<Operand<TFloat32>> mask) {
    return switch (this) {
      case MEAN -> Sequences.meanPool(net, x, mask);
      case MAX -> Sequences.maxPool(net, x, mask);
      case CLS -> first(net.tf(), x);
    };
  }

  private static Operand<TFloat32> first(Ops tf, Operand<TFloat32> x) {
    Operand<TFloat32> first = tf.slice(x, tf.array(0, 0, 0), tf.array(-1, 1, -1));
    return tf.squeeze(first, Squeeze.axis(List.of(1L)));
  }
}
