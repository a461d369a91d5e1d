package org.isomer.data;

import org.isomer.random.CounterRandom;
import org.isomer.spi.BadInputException;

/**
 * Every epoch in a new random order without end. The batches that do not make a whole step at the
 * end of an epoch, the incomplete one among them, are dropped; the new order of the next epoch
 * decides who is left out then.
 */
final class ShuffledOrder implements Order {
  private final int examples;
  private final int batchSize;
  private final long batchesPerEpoch;
  private final CounterRandom random;
  private int shuffledEpoch = -1;
  private int[] shuffled = new int[0];

  ShuffledOrder(int examples, Batching batching, long seed) {
    batchSize = batching.size();
    int batchesPerStep = batching.perStep();
    if (batchSize > examples / batchesPerStep) {
      String batches =
          batchesPerStep == 1 ? "" : " for %d batches a step".formatted(batchesPerStep);
      throw new BadInputException(
          "The batch size is %d%s, but the training split holds only %d examples. Choose a batch size of at most %d."
              .formatted(batchSize, batches, examples, examples / batchesPerStep));
    }
    this.examples = examples;
    long stepsPerEpoch = examples / ((long) batchSize * batchesPerStep);
    batchesPerEpoch = stepsPerEpoch * batchesPerStep;
    random = CounterRandom.of(seed, "order");
  }

  @Override
  public long steps() {
    return Long.MAX_VALUE;
  }

  @Override
  public int epoch(long batch) {
    return Math.toIntExact(batch / batchesPerEpoch);
  }

  @Override
  public int fill(long batch, int[] indices) {
    int epoch = epoch(batch);
    if (epoch != shuffledEpoch) {
      shuffled = random.at(epoch, 0, 0).permutation(examples);
      shuffledEpoch = epoch;
    }
    int first = (int) (batch % batchesPerEpoch) * batchSize;
    System.arraycopy(shuffled, first, indices, 0, batchSize);
    return batchSize;
  }
}
