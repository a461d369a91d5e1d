package org.isomer.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TFloating;
import org.tensorflow.types.family.TNumber;

/**
 * The batch that all {@linkplain Replicas replicas} train on in one step, of which each has a slice
 * of neighbouring rows. With one replica nothing here makes an operation that would not be there
 * without it.
 *
 * <p>What is trained is the mean over the replicas of their losses: each takes the gradient of its
 * own loss divided by their number, and the gradients of all are summed. That is the gradient of
 * the one loss whatever a replica computes for itself alone and what all of them compute in full on
 * {@linkplain #gather gathered} rows, provided that the loss is one number, the same on each.
 *
 * @param net where it is built
 */
public record GlobalBatch(Net net) {
  /** The global batch of a graph. */
  public static GlobalBatch of(Net net) {
    return new GlobalBatch(net);
  }

  /** How many replicas there are. */
  private int count() {
    return net.replicas().count();
  }

  /**
   * The rows of all replicas, which all of them then treat alike. A replica's own rows get the
   * gradient from all replicas, which is as many times its own, so none has to be exchanged.
   *
   * @param rows shape (slice, …), known
   * @return shape (batch, …)
   */
  public <T extends TFloating> Operand<T> gather(Operand<T> rows) {
    if (count() == 1) {
      return rows;
    }
    Ops tf = net.tf();
    Shape shape = rows.shape();
    int slice = Math.toIntExact(shape.get(0));
    int first = slice * net.replicas().rank();
    Operand<T> own = tf.stopGradient(rows);
    Operand<T> all = tf.stopGradient(net.replicas().gather(net, own));
    Operand<T> others = tf.dtypes.cast(tf.constant((float) (count() - 1)), rows.type());
    Operand<T> weighed = tf.math.add(rows, tf.math.mul(tf.math.sub(rows, own), others));
    return tf.concat(
        List.of(
            part(all, 0, first),
            weighed,
            part(all, first + slice, slice * count() - first - slice)),
        tf.constant(0));
  }

  /** {@linkplain #gather(Operand) Gathers} several in one exchange. */
  public <T extends TFloating> List<Operand<T>> gather(List<Operand<T>> all) {
    if (count() == 1 || all.isEmpty()) {
      return all;
    }
    Ops tf = net.tf();
    List<Operand<T>> flat = new ArrayList<>();
    for (Operand<T> rows : all) {
      Shape shape = rows.shape();
      flat.add(tf.reshape(rows, tf.constant(Shape.of(shape.get(0), shape.tail().size()))));
    }
    Operand<T> together = gather(joined(flat, 1));
    List<Operand<T>> gathered = new ArrayList<>();
    int column = 0;
    for (int i = 0; i < flat.size(); i++) {
      int width = Math.toIntExact(flat.get(i).shape().get(1));
      Operand<T> columns = tf.slice(together, tf.array(0, column), tf.array(-1, width));
      Shape shape = all.get(i).shape();
      gathered.add(tf.reshape(columns, tf.constant(shape.tail().prepend(shape.get(0) * count()))));
      column += width;
    }
    return gathered;
  }

  /**
   * {@linkplain #gather(Operand) Gathers} the rows of several batches, one after the other.
   *
   * @param rows shape (batches · slice, channels), known
   * @return shape (batches · batch, channels)
   */
  public <T extends TFloating> Operand<T> gather(Operand<T> rows, int batches) {
    if (count() == 1) {
      return rows;
    }
    Ops tf = net.tf();
    long channels = rows.shape().get(1);
    Operand<TInt32> swapped = tf.array(1, 0, 2);
    Operand<T> apart = tf.reshape(rows, tf.constant(Shape.of(batches, -1, channels)));
    Operand<T> all = gather(tf.linalg.transpose(apart, swapped));
    return tf.reshape(
        tf.linalg.transpose(all, swapped),
        tf.constant(Shape.of(rows.shape().get(0) * count(), channels)));
  }

  /**
   * The rows of all replicas of what has no gradient, such as labels.
   *
   * @param rows shape (slice, …), known
   */
  public <T extends TNumber> Operand<T> gatherConstants(Operand<T> rows) {
    return count() == 1 ? rows : net.replicas().gather(net, rows);
  }

  /**
   * A replica's own rows, where all rows are there: those of its slice, of each of several batches
   * one after the other.
   *
   * @param rows shape (batches · batch, …)
   */
  public <T extends TNumber> Operand<T> own(Operand<T> rows) {
    if (count() == 1) {
      return rows;
    }
    Ops tf = net.tf();
    Operand<TInt32> rest = tf.slice(tf.shape(rows), tf.array(1), tf.constant(new int[] {-1}));
    Operand<TInt32> zero = tf.constant(0);
    Operand<T> slices =
        tf.reshape(rows, tf.concat(List.of(tf.array(-1, count(), net.rows()), rest), zero));
    Operand<T> own = tf.gather(slices, tf.constant(net.replicas().rank()), tf.constant(1));
    return tf.reshape(own, tf.concat(List.of(tf.array(-1), rest), zero));
  }

  /**
   * The mean over all rows of all replicas, which may have different numbers of them.
   *
   * @param values shape (rows)
   */
  public Operand<TFloat32> mean(Operand<TFloat32> values) {
    Ops tf = net.tf();
    Operand<TInt32> rows = tf.constant(0);
    if (count() == 1) {
      return tf.math.mean(values, rows);
    }
    Operand<TFloat32> number = tf.dtypes.cast(tf.size(values), TFloat32.class);
    Operand<TFloat32> sums =
        net.replicas().sum(net, tf.stack(List.of(tf.sum(values, rows), number)));
    return tf.math.div(entry(sums, 0), entry(sums, 1));
  }

  /**
   * The sums over all replicas of several operands, in one exchange, without a gradient.
   *
   * @param shapes their shapes
   */
  public List<Operand<TFloat32>> sums(List<Operand<TFloat32>> all, List<Shape> shapes) {
    if (count() == 1) {
      return all;
    }
    Ops tf = net.tf();
    List<Operand<TFloat32>> flat = new ArrayList<>();
    all.forEach(each -> flat.add(tf.reshape(each, tf.array(-1))));
    Operand<TFloat32> together = net.replicas().sum(net, joined(flat, 0));
    List<Operand<TFloat32>> sums = new ArrayList<>();
    int first = 0;
    for (Shape shape : shapes) {
      int size = Math.toIntExact(shape.size());
      sums.add(tf.reshape(tf.slice(together, tf.array(first), tf.array(size)), tf.constant(shape)));
      first += size;
    }
    return sums;
  }

  /** The loss whose gradient a replica takes. */
  public Operand<TFloat32> share(Operand<TFloat32> loss) {
    return count() == 1 ? loss : net.tf().math.mul(loss, net.tf().constant(1f / count()));
  }

  private <T extends TNumber> Operand<T> part(Operand<T> rows, int first, int count) {
    Ops tf = net.tf();
    int[] begin = new int[rows.shape().numDimensions()];
    int[] size = new int[begin.length];
    Arrays.fill(size, -1);
    begin[0] = first;
    size[0] = count;
    return tf.slice(rows, tf.constant(begin), tf.constant(size));
  }

  /** One after the other; TensorFlow joins two or more. */
  private <T extends TNumber> Operand<T> joined(List<Operand<T>> parts, int axis) {
    return parts.size() == 1 ? parts.get(0) : net.tf().concat(parts, net.tf().constant(axis));
  }

  private Operand<TFloat32> entry(Operand<TFloat32> vector, int index) {
    Ops tf = net.tf();
    return tf.sum(tf.slice(vector, tf.array(index), tf.array(1)), tf.constant(0));
  }
}
