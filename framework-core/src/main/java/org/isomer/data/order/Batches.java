package org.isomer.data.order;

import org.isomer.random.CounterRandom;

/** Batches that lie one after another in an array. */
final class Batches {
  private Batches() {}

  /** The whole batches of an order, in random order; what comes after them is left out. */
  static int[] shuffled(int[] order, int batch, int batches, CounterRandom random) {
    int[] shuffled = new int[batch * batches];
    int[] places = random.permutation(batches);
    for (int i = 0; i < batches; i++) {
      System.arraycopy(order, places[i] * batch, shuffled, i * batch, batch);
    }
    return shuffled;
  }
}
