package org.isomer.encoder.text;

import java.util.List;
import java.util.Optional;
import org.isomer.graph.Net;
import org.isomer.graph.Sequences;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gather;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** How the vectors of a text's tokens become one. */
public enum TokenPooling {
  /** The mean over all tokens that are no padding. */
  MEAN,
  /** The greatest value of each channel over all tokens that are no padding. */
  MAX,
  /** The first token, {@code [CLS]}. */
  CLS,
  /** The last token that is no padding, which has seen all others if tokens look back only. */
  LAST;

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
      case CLS -> at(net.tf(), x, 0);
      case LAST ->
          mask.map(real -> last(net.tf(), x, real))
              .orElseGet(() -> at(net.tf(), x, Math.toIntExact(x.shape().get(1)) - 1));
    };
  }

  private static Operand<TFloat32> at(Ops tf, Operand<TFloat32> x, int token) {
    Operand<TFloat32> found = tf.slice(x, tf.array(0, token, 0), tf.array(-1, 1, -1));
    return tf.squeeze(found, Squeeze.axis(List.of(1L)));
  }

  private static Operand<TFloat32> last(Ops tf, Operand<TFloat32> x, Operand<TFloat32> mask) {
    float[] places = new float[Math.toIntExact(x.shape().get(1))];
    for (int i = 0; i < places.length; i++) {
      places[i] = i;
    }
    Operand<TFloat32> place = tf.max(tf.math.mul(mask, tf.constant(places)), tf.constant(1));
    return tf.gather(x, tf.dtypes.cast(place, TInt32.class), tf.constant(1), Gather.batchDims(1L));
  }
}
