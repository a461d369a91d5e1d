package org.isomer.data.image;

/** Which decoded images stay in memory. The others are decoded on each read. */
public enum Cache {
  /** As many as fit into half of the heap. */
  AUTO(0.5),
  /** All; it is an error if they need more than nine tenths of the heap. */
  MEMORY(0.9),
  /** None. */
  NONE(0);

  private final double partOfHeap;

  Cache(double partOfHeap) {
    this.partOfHeap = partOfHeap;
  }

  /** The greatest number of bytes to keep. */
  long bytes() {
    return (long) (partOfHeap * Runtime.getRuntime().maxMemory());
  }
}
