package org.isomer.eval.neighbour;

import java.util.Arrays;

/**
 * The vectors of a bank that can be among the k most similar to a query, judged by products whose
 * error is bounded by ε. At least k have a true product of the k-th largest rough one minus ε, so
 * whatever lies more than 2ε below that one is none of them.
 */
final class Shortlist {
  /** The largest rough products so far, as a heap whose root is the least. */
  private final float[] largest;

  private final double margin;
  private int held;
  private float bound = Float.NEGATIVE_INFINITY;

  private int[] indices;
  private float[] rough;
  private int size;

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
    for (int i = 0; i < count; i++) {
      if (products[i] >= bound) {
        add(first + i, products[i]);
      }
    }
  }

  private void add(int index, float product) {
    if (size == indices.length) {
      indices = Arrays.copyOf(indices, 2 * size);
      rough = Arrays.copyOf(rough, 2 * size);
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

  /** Those that remain, in the order of the bank; at least k once all of the bank was offered. */
  int[] indices() {
    int[] left = new int[size];
    int count = 0;
    for (int i = 0; i < size; i++) {
      left[count] = indices[i];
      count += rough[i] >= bound ? 1 : 0;
    }
    return Arrays.copyOf(left, count);
  }
}
