package org.isomer.data;

import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Order;

/**
 * Which examples make which batch. Batches are asked for in ascending order, one after another, by
 * one thread at a time.
 */
final class BatchOrder {
  private final IntFunction<int[]> epochs;
  private final int batch;
  private final int skipped;
  private final int rows;
  private final long batchesPerEpoch;
  private final long batches;
  private int current = -1;
  private int[] examples = new int[0];

  private BatchOrder(
      IntFunction<int[]> epochs,
      int batch,
      int skipped,
      int rows,
      long batchesPerEpoch,
      long batches) {
    this.epochs = epochs;
    this.batch = batch;
    this.skipped = skipped;
    this.rows = rows;
    this.batchesPerEpoch = batchesPerEpoch;
    this.batches = batches;
  }

  /**
   * Epoch after epoch without end, the wanted slice of each batch; batches that do not make a whole
   * step are left out.
   */
  static BatchOrder endless(Order.Epochs epochs, Batching batching) {
    long steps = epochs.batches() / batching.perStep();
    if (steps == 0) {
      throw new BadInputException(
          "A step takes %d batches, but the order fills only %d in an epoch. Choose a smaller batch size or fewer batches a step."
              .formatted(batching.perStep(), epochs.batches()));
    }
    return new BatchOrder(
        epochs.examples(),
        batching.size(),
        batching.first(),
        batching.rows(),
        steps * batching.perStep(),
        Long.MAX_VALUE);
  }

  /** Every example once, by index; the last batch may be incomplete. */
  static BatchOrder once(int examples, int batch) {
    long batches = (examples + batch - 1L) / batch;
    return new BatchOrder(
        epoch -> IntStream.range(0, examples).toArray(), batch, 0, batch, batches, batches);
  }

  /** How many batches there are; {@link Long#MAX_VALUE} if they never end. */
  long batches() {
    return batches;
  }

  /** How many batches make an epoch. */
  long batchesPerEpoch() {
    return batchesPerEpoch;
  }

  /** How many passes over the examples are complete before a batch. */
  int epoch(long number) {
    return Math.toIntExact(number / batchesPerEpoch);
  }

  /**
   * Writes the examples of a batch to the start of {@code indices}.
   *
   * @return how many there are
   */
  int fill(long number, int[] indices) {
    int epoch = epoch(number);
    if (epoch != current) {
      examples = epochs.apply(epoch);
      current = epoch;
    }
    int first = (int) (number % batchesPerEpoch) * batch + skipped;
    int count = Math.min(rows, examples.length - first);
    System.arraycopy(examples, first, indices, 0, count);
    return count;
  }
}
