package org.isomer.data;

import org.isomer.spi.BadInputException;

/**
 * How batches are made. Only {@code size} has an influence on what they hold.
 *
 * @param size examples in a batch
 * @param threads worker threads
 * @param prefetch how many batches may wait, finished or begun, beside the one in use
 */
public record Batching(int size, int threads, int prefetch) {
  /** Checks the numbers. */
  public Batching {
    requirePositive("batch size", size);
    requirePositive("number of data threads", threads);
    requirePositive("number of batches to prefetch", prefetch);
  }

  private static void requirePositive(String what, int number) {
    if (number < 1) {
      throw new BadInputException(
          "The " + what + " is " + number + ". Choose a number of at least 1.");
    }
  }
}
