package org.isomer.eval.neighbour;

/** Finds the largest of many numbers with a heap of the largest so far. */
final class Largest {
  /**
   * A number and its place in one sortable key: greater numbers, then lower places, are greater.
   */
  private final long[] heap;

  private int size;

  private Largest(int capacity) {
    heap = new long[capacity];
  }

  /**
   * The {@code k} largest similarities and where they are.
   *
   * @param k at least 1, at most their number
   */
  static NearestRows of(float[] similarities, int k) {
    Largest largest = new Largest(k);
    for (int i = 0; i < similarities.length; i++) {
      largest.offer(key(similarities[i], i));
    }
    return largest.descending(similarities);
  }

  private static long key(float similarity, int index) {
    // Adding zero makes −0 equal to +0.
    int bits = Float.floatToIntBits(similarity + 0f);
    int ordered = bits < 0 ? bits ^ Integer.MAX_VALUE : bits;
    return ((long) ordered << Integer.SIZE) | (~index & 0xFFFFFFFFL);
  }

  private void offer(long key) {
    if (size < heap.length) {
      heap[size] = key;
      siftUp(size++);
    } else if (key > heap[0]) {
      heap[0] = key;
      siftDown();
    }
  }

  private NearestRows descending(float[] similarities) {
    int[] indices = new int[heap.length];
    float[] values = new float[heap.length];
    for (int i = heap.length - 1; i >= 0; i--) {
      indices[i] = ~(int) heap[0];
      values[i] = similarities[indices[i]];
      heap[0] = heap[--size];
      siftDown();
    }
    return new NearestRows(indices, values);
  }

  private void siftUp(int start) {
    int place = start;
    while (place > 0 && heap[place] < heap[(place - 1) / 2]) {
      swap(place, (place - 1) / 2);
      place = (place - 1) / 2;
    }
  }

  private void siftDown() {
    int place = 0;
    while (true) {
      int child = 2 * place + 1;
      if (child + 1 < size && heap[child + 1] < heap[child]) {
        child++;
      }
      if (child >= size || heap[place] <= heap[child]) {
        return;
      }
      swap(place, child);
      place = child;
    }
  }

  private void swap(int a, int b) {
    long key = heap[a];
    heap[a] = heap[b];
    heap[b] = key;
  }
}
