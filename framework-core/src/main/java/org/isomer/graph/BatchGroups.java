package org.isomer.graph;

import java.util.List;
import java.util.function.UnaryOperator;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.core.Stack;
import org.tensorflow.op.core.Unstack;
import org.tensorflow.types.family.TFloating;

/**
 * The parts of a batch that batch normalisation treats as batches of their own, as replicas on
 * several devices would be.
 *
 * @param count the number of groups, a divisor of the batch
 * @param interleaved whether row i belongs to group i mod count, in place of contiguous blocks: two
 *     networks that group by different rules meet a row in different company
 */
public record BatchGroups(int count, boolean interleaved) {
  /** The whole batch is one group. */
  public static final BatchGroups WHOLE = new BatchGroups(1, false);

  /** Checks the count. */
  public BatchGroups {
    if (count < 1) {
      throw new IllegalArgumentException("no groups");
    }
  }

  /**
   * Applies a function to each group and puts the rows of its results back in their order.
   *
   * @param batch shape (batch, …), the batch known unless there is one group
   * @param function keeps the shape
   */
  <T extends TFloating> Operand<T> apply(
      Net net, Operand<T> batch, UnaryOperator<Operand<T>> function) {
    return join(net, batch.shape(), split(net, batch).stream().map(function).toList());
  }

  /**
   * The groups of a batch.
   *
   * @param batch shape (batch, …), the batch known unless there is one group
   */
  <T extends TFloating> List<Operand<T>> split(Net net, Operand<T> batch) {
    if (count == 1) {
      return List.of(batch);
    }
    Shape shape = batch.shape();
    long rows = shape.get(0);
    requireEqual(rows);
    Shape outer = interleaved ? Shape.of(rows / count, count) : Shape.of(count, rows / count);
    Operand<T> grouped = Layers.reshape(net, batch, outer.append(shape.tail()));
    return net.tf().unstack(grouped, (long) count, Unstack.axis(axis())).output().stream()
        .<Operand<T>>map(group -> group)
        .toList();
  }

  /**
   * Puts the rows of groups back in their order.
   *
   * @param shape of the whole
   */
  <T extends TFloating> Operand<T> join(Net net, Shape shape, List<Operand<T>> groups) {
    return count == 1
        ? groups.get(0)
        : Layers.reshape(net, net.tf().stack(groups, Stack.axis(axis())), shape);
  }

  /**
   * The group of a row.
   *
   * @param rows how many there are
   */
  int of(int row, int rows) {
    requireEqual(rows);
    return interleaved ? row % count : row / (rows / count);
  }

  private void requireEqual(long rows) {
    if (rows % count != 0) {
      throw new IllegalArgumentException(
          "%d rows cannot be split into %d groups of equal size for batch normalisation; choose a batch-size that is a multiple of the groups."
              .formatted(rows, count));
    }
  }

  private long axis() {
    return interleaved ? 1 : 0;
  }
}
