package org.isomer.eval.head;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Parts of training examples for cross-validation, each with about the same share of every class:
 * those of scikit-learn's {@code StratifiedKFold} without shuffling, which depend on the order of
 * the examples.
 *
 * @param folds the part that each example belongs to
 * @param count how many parts there are
 */
record StratifiedFolds(int[] folds, int count) {
  static StratifiedFolds of(int[] labels, int count) {
    // Classes in the order in which they first occur.
    List<Integer> classes = new ArrayList<>(IntStream.of(labels).distinct().boxed().toList());
    int[] codes = IntStream.of(labels).map(classes::indexOf).toArray();
    int[] sorted = codes.clone();
    Arrays.sort(sorted);
    int[][] quotas = new int[classes.size()][count];
    for (int i = 0; i < sorted.length; i++) {
      quotas[sorted[i]][i % count]++;
    }
    int[] folds = new int[labels.length];
    int[] current = new int[classes.size()];
    for (int i = 0; i < codes.length; i++) {
      int[] quota = quotas[codes[i]];
      while (quota[current[codes[i]]] == 0) {
        current[codes[i]]++;
      }
      folds[i] = current[codes[i]];
      quota[folds[i]]--;
    }
    return new StratifiedFolds(folds, count);
  }

  /** The examples of a part. */
  int[] within(int fold) {
    return IntStream.range(0, folds.length).filter(i -> folds[i] == fold).toArray();
  }

  /** The examples of all other parts. */
  int[] without(int fold) {
    return IntStream.range(0, folds.length).filter(i -> folds[i] != fold).toArray();
  }
}
