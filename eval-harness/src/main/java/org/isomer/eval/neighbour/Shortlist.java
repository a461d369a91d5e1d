package org.isomer.eval.neighbour;

import java.util.Arrays;

/**
 * The vectors of a bank that can be among the k most similar to a query, judged by products whose
 * error is bounded by ε. At least k have a true product of the k-th largest rough one minus ε, so
 * whatever lies more than 2ε below that one is none of them.
 */
final class Shortlist {
  /** Vectors that a list holds at most, unless k needs more. */
  private static final int MOST = 1 << 14;

  /** So many times k a list can hold. */
  private static final int SHARE = 8;

  /** The largest rough products so far, as a heap whose root is the least. */
  private final float[] largest;

  private final double margin;
  private int held;
  private float bound = Float.NEGATIVE_INFINITY;

  private int[] indices;
  private float[] rough;
  private int size;
  private boolean full;

  /**
   * An empty list.
   *
   * @param k at least 1, at most the size of the bank
   * @param error ε
   */
  Shortlist(int k, double error) {
    largest = new float[k];
    indices = new int[2 * k];
    rough = new float[2 * k];
    margin = 2 * error;
  }

  /**
   * Looks at some of the bank's vectors, which come in their order.
   *
   * @param first the first of them
   * @param count how many
   * @param products their rough products with the query, from the first place
   */
  void offer(int first, int count, float[] products) {
    for (int i = 0; i < count && !full; i++) {
      if (products[i] >= bound) {
        add(first + i, products[i]);
      }
    }
  }

  private void add(int index, float product) {
    if (size == indices.length) {
      makeRoom();
    }
    indices[size] = index;
    rough[size++] = product;
    if (held < largest.length) {
      largest[held++] = product;
      if (held == largest.length) {
        Arrays.sort(largest);
        raise();
      }
    } else if (product > largest[0]) {
      replaceLeast(product);
      raise();
    }
  }

  /** Forgets what lies below the bound by now, and grows where that is little. */
  private void makeRoom() {
    shorten();
    if (size > indices.length / 2) {
      full = indices.length >= Math.max(MOST, SHARE * largest.length);
      indices = Arrays.copyOf(indices, 2 * indices.length);
      rough = Arrays.copyOf(rough, indices.length);
    }
  }

  private void shorten() {
    int count = 0;
    for (int i = 0; i < size; i++) {
      indices[count] = indices[i];
      rough[count] = rough[i];
      count += rough[i] >= bound ? 1 : 0;
    }
    size = count;
  }

  private void raise() {
    bound = Math.nextDown((float) (largest[0] - margin));
  }

  private void replaceLeast(float product) {
    int place = 0;
    while (true) {
      int child = 2 * place + 1;
      if (child + 1 < held && largest[child + 1] < largest[child]) {
        child++;
      }
      if (child >= held || product <= largest[child]) {
        largest[place] = product;
        return;
      }
      largest[place] = largest[child];
      place = child;
    }
  }

  /**
   * Whether so many lie close together that a list is of no use, as where an encoder has collapsed.
   * It takes no more then.
   */
  boolean isFull() {
    return full;
  }

  /** Those that remain, in the order of the bank; at least k once all of the bank was offered. */
  int[] indices() {
    shorten();
    return Arrays.copyOf(indices, size);
  }
}
