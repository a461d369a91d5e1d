package org.isomer.framework;

import java.util.ArrayList;
import java.util.List;
import org.isomer.graph.GlobalBatch;
import org.isomer.graph.Net;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Input;
import org.isomer.tensor.TensorSpec;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gather;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TNumber;
import org.tensorflow.types.family.TType;

/**
 * Windows of sequences whose places and lengths are drawn in the graph. A window keeps the shape of
 * the whole: it begins at the first position, and what comes after its end is padding.
 */
public final class Windows {
  private Windows() {}

  /**
   * The positions that sequences have.
   *
   * @param framework what messages call the method
   * @throws BadInputException if examples are no sequences, or have one position only
   */
  public static int positions(Input input, String framework) {
    int positions = input.spec().find(Input.MASK).map(each -> each.shape().get(0)).orElse(0);
    if (positions < 2) {
      throw new BadInputException(
          "framework: %s takes windows of sequences of two positions or more, and examples of the kind %s have none. Choose data such as series, or another framework."
              .formatted(framework, input.spec().modality()));
    }
    return positions;
  }

  /**
   * Cuts a window out of each sequence.
   *
   * @param input sequences with a mask
   * @param starts the first position of each window, shape (batch)
   * @param lengths the positions of each window, which lie within the sequence with its padding; a
   *     scalar, or shape (batch)
   */
  public static Input cut(Net net, Input input, Operand<TInt32> starts, Operand<TInt32> lengths) {
    Ops tf = net.tf();
    int positions = input.spec().find(Input.MASK).orElseThrow().shape().get(0);
    Operand<TInt32> column = tf.constant(new int[] {-1, 1});
    Operand<TInt32> steps = tf.range(tf.constant(0), tf.constant(positions), tf.constant(1));
    Operand<TInt32> places =
        tf.math.minimum(tf.math.add(tf.reshape(starts, column), steps), tf.constant(positions - 1));
    Operand<TFloat32> within =
        tf.dtypes.cast(tf.math.less(steps, tf.reshape(lengths, column)), TFloat32.class);
    List<Operand<?>> tensors = new ArrayList<>();
    for (int i = 0; i < input.tensors().size(); i++) {
      TensorSpec spec = input.spec().tensors().get(i);
      boolean sequence = !spec.shape().isEmpty() && spec.shape().get(0) == positions;
      tensors.add(sequence ? taken(tf, input.tensors().get(i), places) : input.tensors().get(i));
    }
    Input moved = new Input(input.spec(), tensors);
    Operand<TFloat32> mask = moved.floats(Input.MASK);
    tensors.replaceAll(each -> each == mask ? tf.math.mul(mask, within) : each);
    return new Input(input.spec(), tensors);
  }

  /**
   * The length of each sequence: its positions up to the last real one, at least 1.
   *
   * @param mask shape (batch, positions)
   * @return shape (batch)
   */
  public static Operand<TInt32> lengths(Net net, Operand<TFloat32> mask) {
    Ops tf = net.tf();
    int positions = Math.toIntExact(mask.shape().get(1));
    Operand<TFloat32> numbers =
        tf.range(tf.constant(1f), tf.constant(positions + 1f), tf.constant(1f));
    Operand<TFloat32> last = tf.max(tf.math.mul(mask, numbers), tf.constant(1));
    return tf.math.maximum(tf.dtypes.cast(last, TInt32.class), tf.constant(1));
  }

  /**
   * Some sequences of a batch, in any order and any of them several times.
   *
   * @param rows their numbers, shape (rows)
   */
  public static Input rows(Net net, Input input, Operand<TInt32> rows) {
    return new Input(
        input.spec(),
        input.tensors().stream().<Operand<?>>map(each -> row(net.tf(), each, rows)).toList());
  }

  /** The sequences of the whole batch, those on other replicas included. */
  public static Input gathered(Net net, Input input) {
    if (net.replicas().count() == 1) {
      return input;
    }
    return new Input(
        input.spec(),
        input.tensors().stream().<Operand<?>>map(each -> gathered(net, each)).toList());
  }

  @SuppressWarnings("unchecked") // inputs hold numbers alone
  private static Operand<?> gathered(Net net, Operand<?> rows) {
    return GlobalBatch.of(net).gatherConstants((Operand<? extends TNumber>) rows);
  }

  private static <T extends TType> Operand<T> row(Ops tf, Operand<T> all, Operand<TInt32> rows) {
    return tf.gather(all, rows, tf.constant(0));
  }

  private static <T extends TType> Operand<T> taken(
      Ops tf, Operand<T> rows, Operand<TInt32> places) {
    return tf.gather(rows, places, tf.constant(1), Gather.batchDims(1L));
  }
}
