package org.isomer.data;

import org.isomer.spi.BadInputException;

/**
 * How batches are made. Only {@code size} and {@code perStep} have an influence on what they hold.
 *
 * @param size examples in a batch
 * @param perStep batches that one step of training takes: an epoch has whole steps only
 * @param threads worker threads
 * @param prefetch how many batches may wait, finished or begun, beside the one in use
 */
public record Batching(int size, int perStep, int threads, int prefetch) {
  /** Checks the numbers. */
  public Batching {
    requirePositive("batch size", size);
    requirePositive("number of batches in a step", perStep);
    requirePositive("number of data threads", threads);
    requirePositive("number of batches to prefetch", prefetch);
  }

  /** Batches that are steps of their own. */
  public Batching(int size, int threads, int prefetch) {
    this(size, 1, threads, prefetch);
  }

  private static void requirePositive(String what, int number) {
    if (number < 1) {
      throw new BadInputException(
          "The " + what + " is " + number + ". Choose a number of at least 1.");
    }
  }
}
