package org.isomer.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.isomer.random.CounterRandom;
import org.isomer.spi.BatchAugmentation;
import org.isomer.spi.Mix;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.Rows;

/**
 * What is done to the views of complete batches, one batch at a time: view v of batch b is changed
 * with stream (b, v).
 */
final class Together {
  private final List<BatchAugmentation> augmentations;
  private final CounterRandom random;
  private final Map<InputSpec, Rows> before = new HashMap<>();

  /**
   * One augmentation after the other.
   *
   * @param augmentations of which at most one mixes rows
   * @param random at any place
   */
  Together(List<BatchAugmentation> augmentations, CounterRandom random) {
    this.augmentations = List.copyOf(augmentations);
    this.random = random;
  }

  /** Whether batches stay as they are. */
  boolean isNothing() {
    return augmentations.isEmpty();
  }

  /** How many batches' worth of buffers it keeps. */
  int buffers() {
    return augmentations.isEmpty() ? 0 : 1;
  }

  /** Makes sure that all views can be changed; the message names what cannot. */
  void require(List<InputSpec> views) {
    augmentations.forEach(each -> views.forEach(each::require));
  }

  /** Changes the views of a batch whose rows are all filled. */
  void apply(Batch batch) {
    if (!isNothing()) {
      change(batch);
    }
  }

  private synchronized void change(Batch batch) {
    List<Mix> mixes = new ArrayList<>();
    for (int view = 0; view < batch.views(); view++) {
      random.at((int) batch.step(), view, (int) (batch.step() >>> Integer.SIZE));
      mixes.add(change(batch.view(view), batch.size()));
    }
    batch.mix(mixes);
  }

  private Mix change(Rows rows, int count) {
    Rows original = before.computeIfAbsent(rows.spec(), spec -> new Rows(spec, rows.capacity()));
    Mix mix = Mix.none(count);
    for (BatchAugmentation augmentation : augmentations) {
      original.copyFrom(rows, count);
      Mix made = augmentation.apply(original, rows, count, random);
      if (augmentation.least() < 1) {
        mix = made;
      }
    }
    return mix;
  }
}
