package org.isomer.spi;

import java.util.function.IntFunction;
import org.isomer.random.CounterRandom;

/** Which training examples make which batch. */
@FunctionalInterface
public interface Order {
  /**
   * Prepares the epochs of a run.
   *
   * @param examples at least as many as a batch holds
   * @param batch examples in a batch
   * @param random the only source of randomness, for streams whose first coordinate is the epoch
   * @throws BadInputException if the examples cannot be brought into this order
   */
  Epochs over(Examples examples, int batch, CounterRandom random);

  /**
   * The order of examples in each epoch. Asked by one thread at a time.
   *
   * @param batches the whole batches of an epoch, the same number in each, at least 1
   * @param examples the indices of an epoch's examples, batch after batch, none of them twice; what
   *     comes after the whole batches is left out in that epoch. A function of the epoch alone
   */
  record Epochs(int batches, IntFunction<int[]> examples) {}
}
