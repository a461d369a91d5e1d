package org.isomer.data;

import org.isomer.random.CounterRandom;
import org.isomer.spi.BadInputException;

/**
 * Every epoch in a new random order without end. The incomplete batch at the end of an epoch is
 * dropped; the new order of the next epoch decides who is left out then.
 */
final class ShuffledOrder implements Order {
  private final int examples;
  private final int batchSize;
  private final long stepsPerEpoch;
  private final CounterRandom random;
  private int shuffledEpoch = -1;
  private int[] shuffled = new int[0];

  ShuffledOrder(int examples, int batchSize, long seed) {
    if (batchSize > examples) {
      throw new BadInputException(
          "The batch size is %d, but the training split holds only %d examples. Choose a batch size of at most %d."
              .formatted(batchSize, examples, examples));
    }
    this.examples = examples;
    this.batchSize = batchSize;
    stepsPerEpoch = examples / batchSize;
    random = CounterRandom.of(seed, "order");
  }

  @Override
  public long steps() {
    return Long.MAX_VALUE;
  }

  @Override
  public int epoch(long step) {
    return Math.toIntExact(step / stepsPerEpoch);
  }

  @Override
  public int fill(long step, int[] indices) {
    int epoch = epoch(step);
    if (epoch != shuffledEpoch) {
      shuffled = random.at(epoch, 0, 0).permutation(examples);
      shuffledEpoch = epoch;
    }
    int first = (int) (step % stepsPerEpoch) * batchSize;
    System.arraycopy(shuffled, first, indices, 0, batchSize);
    return batchSize;
  }
}
