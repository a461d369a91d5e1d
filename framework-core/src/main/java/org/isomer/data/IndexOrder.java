package org.isomer.data;

/** Every example once, by index; the last batch may be incomplete. */
record IndexOrder(int examples, int batchSize) implements Order {
  @Override
  public long steps() {
    return (examples + batchSize - 1L) / batchSize;
  }

  @Override
  public int epoch(long step) {
    return 0;
  }

  @Override
  public int fill(long step, int[] indices) {
    int first = (int) (step * batchSize);
    int count = Math.min(batchSize, examples - first);
    for (int i = 0; i < count; i++) {
      indices[i] = first + i;
    }
    return count;
  }
}
