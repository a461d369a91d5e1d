package org.isomer.data;

import java.util.List;
import org.isomer.graph.Machine;
import org.isomer.spi.BadInputException;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.TensorSpec;

/**
 * How batches are made. Only {@code size} and {@code perStep} have an influence on what they hold.
 *
 * @param size examples in a batch
 * @param perStep batches that one step of training takes: an epoch has whole steps only
 * @param threads worker threads
 * @param prefetch how many batches may wait, finished or begun, beside the one in use
 * @param slices the equal slices of neighbouring rows that a batch is divided into
 * @param slice which of them is wanted, from 0
 */
public record Batching(int size, int perStep, int threads, int prefetch, int slices, int slice) {
  /** Checks the numbers. */
  public Batching {
    if (slice < 0 || slice >= slices || size % slices != 0) {
      throw new IllegalArgumentException(
          "slice %d of %d of %d examples".formatted(slice, slices, size));
    }
    requirePositive("batch size", size);
    requirePositive("number of batches in a step", perStep);
    requirePositive("number of data threads", threads);
    requirePositive("number of batches to prefetch", prefetch);
  }

  /** Whole batches. */
  public Batching(int size, int perStep, int threads, int prefetch) {
    this(size, perStep, threads, prefetch, 1, 0);
  }

  /** Batches that are steps of their own. */
  public Batching(int size, int threads, int prefetch) {
    this(size, 1, threads, prefetch);
  }

  /** The examples of a batch that are wanted. */
  int rows() {
    return size / slices;
  }

  /** The first of them. */
  int first() {
    return slice * rows();
  }

  /** The same without slices. */
  Batching whole() {
    return new Batching(size, perStep, threads, prefetch);
  }

  /** The same with another number of batches that may wait. */
  Batching prefetching(int batches) {
    return new Batching(size, perStep, threads, batches, slices, slice);
  }

  /**
   * Makes sure that there are examples for a step.
   *
   * @throws BadInputException if they are too few
   */
  void requireOneStep(long examples) {
    if (size > examples / perStep) {
      String batches = perStep == 1 ? "" : " for %d batches a step".formatted(perStep);
      throw new BadInputException(
          "The batch size is %d%s, but the training split holds only %d examples. Choose a batch size of at most %d."
              .formatted(size, batches, examples, examples / perStep));
    }
  }

  /**
   * Makes sure that the buffers of all batches fit into Java's memory.
   *
   * @param specs what one example of each view holds
   * @param heap bytes that there are
   * @throws BadInputException if they do not, or a batch is larger than Java holds in one piece
   */
  public void requireMemory(List<InputSpec> specs, long heap) {
    long scalars = 0;
    for (InputSpec spec : specs) {
      for (TensorSpec tensor : spec.tensors()) {
        scalars += requireOnePiece(tensor, size);
      }
    }
    long bytes = scalars * Float.BYTES * (prefetch + 1);
    if (bytes > heap) {
      throw new BadInputException(
          "%d batches of %,d examples, which are kept ready, need %s of Java's memory, and it has %s. Lower batch-size or the size of the views%s."
              .formatted(
                  prefetch + 1,
                  size,
                  Machine.gigabytes(bytes),
                  Machine.gigabytes(heap),
                  Machine.moreHeap(bytes, 0, Machine.memory()).map(", or "::concat).orElse("")));
    }
  }

  private static long requireOnePiece(TensorSpec tensor, int rows) {
    long numbers = rows;
    for (int dimension : tensor.shape()) {
      numbers = Math.multiplyExact(numbers, (long) dimension);
    }
    if (numbers > Integer.MAX_VALUE - Long.BYTES) {
      throw new BadInputException(
          "A batch of %,d views of shape %s has %,d numbers, and Java holds %,d in one piece. Lower batch-size or the size of the views."
              .formatted(rows, tensor.shape(), numbers, Integer.MAX_VALUE - Long.BYTES));
    }
    return numbers;
  }

  private static void requirePositive(String what, int number) {
    if (number < 1) {
      throw new BadInputException(
          "The " + what + " is " + number + ". Choose a number of at least 1.");
    }
  }
}
