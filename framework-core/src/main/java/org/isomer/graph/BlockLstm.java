package org.isomer.graph;

import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gather;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Long short-term memory as one operation, which knows no padding. */
final class BlockLstm {
  private BlockLstm() {}

  /**
   * The visible states of an LSTM.
   *
   * @param x shape (batch, positions, channels)
   * @param mask shape (batch, positions), if there is padding
   * @param matrix first of inputs, then of states, shape (channels + units, 4 · units)
   * @param bias shape (4 · units)
   * @return shape (batch, positions, units)
   */
  static Operand<TFloat32> states(
      Net net,
      Operand<TFloat32> x,
      Optional<Operand<TFloat32>> mask,
      Operand<TFloat32> matrix,
      Operand<TFloat32> bias) {
    return mask.isEmpty()
        ? run(net, x, matrix, bias)
        : aroundPadding(net, x, mask.get(), matrix, bias);
  }

  /** Moves what is real to the front, in its order; then each position takes its last real one. */
  private static Operand<TFloat32> aroundPadding(
      Net net,
      Operand<TFloat32> x,
      Operand<TFloat32> mask,
      Operand<TFloat32> matrix,
      Operand<TFloat32> bias) {
    Ops tf = net.tf();
    int positions = Math.toIntExact(x.shape().get(1));
    float[] late = new float[positions];
    for (int i = 0; i < positions; i++) {
      late[i] = i;
    }
    Operand<TFloat32> early =
        tf.math.sub(tf.math.mul(mask, tf.constant((float) positions)), tf.constant(late));
    Operand<TInt32> order = tf.nn.topK(early, tf.constant(positions), TInt32.class).indices();
    Operand<TFloat32> states = run(net, pick(tf, x, order), matrix, bias);
    Operand<TFloat32> seen = tf.math.cumsum(mask, tf.constant(1));
    Operand<TFloat32> last = tf.math.maximum(tf.math.sub(seen, tf.constant(1f)), tf.constant(0f));
    Operand<TFloat32> carried = pick(tf, states, tf.dtypes.cast(last, TInt32.class));
    return Sequences.clear(net, carried, seen);
  }

  /** For each example the given positions. */
  private static Operand<TFloat32> pick(Ops tf, Operand<TFloat32> x, Operand<TInt32> positions) {
    return tf.gather(x, positions, tf.constant(1), Gather.batchDims(1L));
  }

  private static Operand<TFloat32> run(
      Net net, Operand<TFloat32> x, Operand<TFloat32> matrix, Operand<TFloat32> bias) {
    Ops tf = net.tf();
    int units = Math.toIntExact(bias.shape().get(0) / 4);
    Operand<TInt32> batch = tf.slice(tf.shape(x), tf.array(0), tf.array(1));
    Operand<TFloat32> zeros =
        tf.fill(tf.concat(List.of(batch, tf.array(units)), tf.constant(0)), tf.constant(0f));
    Operand<TFloat32> noPeephole = tf.constant(new float[units]);
    Operand<TInt32> exchanged = tf.array(1, 0, 2);
    return tf.linalg.transpose(
        tf.nn
            .blockLSTM(
                tf.constant(x.shape().get(1)),
                tf.linalg.transpose(x, exchanged),
                zeros,
                zeros,
                matrix,
                noPeephole,
                noPeephole,
                noPeephole,
                bias)
            .h(),
        exchanged);
  }
}
