package org.isomer.eval.detection.data;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.isomer.random.CounterRandom;

/**
 * Training images divided in two, both parts in their order.
 *
 * @param kept for training
 * @param taken for validation
 */
record ValidationCut<T>(List<T> kept, List<T> taken) {
  /** Fixed, so that a split is a property of the data and never of a run. */
  private static final long KEY = 0;

  /**
   * Takes round(fraction · n) of n images, at least one, drawn at random with a fixed key.
   *
   * @param fraction in (0, 1)
   */
  static <T> ValidationCut<T> of(List<T> all, double fraction) {
    int count = Math.max(1, (int) Math.round(fraction * all.size()));
    int[] order = CounterRandom.of(KEY, "cut validation").permutation(all.size());
    BitSet drawn = new BitSet(all.size());
    for (int i = 0; i < Math.min(count, all.size()); i++) {
      drawn.set(order[i]);
    }
    List<T> kept = new ArrayList<>();
    List<T> taken = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      (drawn.get(i) ? taken : kept).add(all.get(i));
    }
    return new ValidationCut<>(kept, taken);
  }
}
