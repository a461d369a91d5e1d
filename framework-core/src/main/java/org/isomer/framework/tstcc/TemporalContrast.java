package org.isomer.framework.tstcc;

import java.util.ArrayList;
import java.util.List;
import org.isomer.framework.FutureContrast;
import org.isomer.framework.PositionFeatures;
import org.isomer.framework.Windows;
import org.isomer.graph.Draws;
import org.isomer.graph.GlobalBatch;
import org.isomer.graph.Initializer;
import org.isomer.graph.Layers;
import org.isomer.graph.Net;
import org.isomer.spi.LossTerms;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * TS-TCC's temporal contrast in one direction: the past of one view, up to a place, predicts the
 * vectors that follow in the other. A context is made of what is no padding, only what is no
 * padding is predicted, and a series that ends before the place has a context of all of it.
 *
 * @param context what sums up the past
 * @param steps how many vectors are predicted
 */
record TemporalContrast(Context context, int steps) {
  /**
   * One direction.
   *
   * @param context of the past that predicts, shape (batch, width)
   */
  record Predicted(LossTerms<TFloat32> terms, Operand<TFloat32> context) {}

  /** Draws the place, such that the longest series of the batch goes on for all steps if it can. */
  Operand<TInt32> place(Net net, PositionFeatures future) {
    Ops tf = net.tf();
    Operand<TInt32> lengths =
        GlobalBatch.of(net).gatherConstants(Windows.lengths(net, future.real(net)));
    Operand<TInt32> longest = tf.max(lengths, tf.constant(0));
    Operand<TInt32> places =
        tf.math.maximum(tf.math.sub(longest, tf.constant(steps)), tf.constant(1));
    return Draws.whole(net, tf.constant(new int[0]), tf.constant(0), places);
  }

  /**
   * Builds the networks and the loss.
   *
   * @param past the view that predicts
   * @param future the view that is predicted
   * @param place the last position of the past, followed by {@code steps} or more; a scalar
   */
  Predicted apply(Net net, PositionFeatures past, PositionFeatures future, Operand<TInt32> place) {
    Ops tf = net.tf();
    int batch = Math.toIntExact(past.all().shape().get(0));
    int positions = Math.toIntExact(past.all().shape().get(1));
    int channels = Math.toIntExact(past.all().shape().get(2));
    Operand<TInt32> numbers = tf.range(tf.constant(0), tf.constant(positions), tf.constant(1));
    Operand<TFloat32> until = tf.dtypes.cast(tf.math.lessEqual(numbers, place), TFloat32.class);
    Operand<TFloat32> seen = tf.math.mul(past.real(net), until);
    Operand<TFloat32> made = context.apply(net.scope("context"), past.all(), seen);
    List<Operand<TFloat32>> predictions = new ArrayList<>();
    for (int k = 0; k < steps; k++) {
      predictions.add(
          Layers.dense(
              net.scope("predictor"),
              "steps." + k,
              made,
              channels,
              Initializer.uniformFanIn(),
              Initializer.constant(0)));
    }
    Operand<TInt32> after = tf.math.add(place, tf.constant(1));
    Operand<TFloat32> next =
        tf.slice(
            future.all(),
            tf.stack(List.of(tf.constant(0), after, tf.constant(0))),
            tf.array(batch, steps, channels));
    Operand<TFloat32> goesOn =
        tf.slice(
            future.real(net), tf.stack(List.of(tf.constant(0), after)), tf.array(batch, steps));
    predictions.add(next);
    predictions.add(goesOn);
    predictions.add(tf.max(seen, tf.constant(1)));
    List<Operand<TFloat32>> all = GlobalBatch.of(net).gather(predictions);
    Operand<TFloat32> real =
        tf.math.mul(tf.linalg.transpose(all.get(steps + 1), tf.array(1, 0)), all.get(steps + 2));
    return new Predicted(
        FutureContrast.apply(
            tf,
            tf.stack(all.subList(0, steps)),
            tf.linalg.transpose(all.get(steps), tf.array(1, 0, 2)),
            real),
        made);
  }
}
