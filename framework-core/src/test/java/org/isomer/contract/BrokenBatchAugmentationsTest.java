package org.isomer.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.isomer.contract.Breaches.assertTold;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.isomer.random.CounterRandom;
import org.isomer.spi.BatchAugmentation;
import org.isomer.spi.Mix;
import org.isomer.tensor.Rows;
import org.junit.jupiter.api.Test;

/** Changes of whole batches that break rules, and what their authors are told. */
class BrokenBatchAugmentationsTest {
  /** Doubles rows, as its fields say. */
  private record Doubling(double least, float share, boolean behind, boolean original)
      implements BatchAugmentation {
    @Override
    public Mix apply(Rows before, Rows rows, int count, CounterRandom random) {
      float[] into = original ? before.floats(0) : rows.floats(0);
      int changed = behind ? into.length : count * rows.spec().tensors().get(0).size();
      for (int i = 0; i < changed; i++) {
        into[i] *= 2;
      }
      float[] shares = new float[count];
      Arrays.fill(shares, share);
      return new Mix(new int[count], shares);
    }
  }

  @Test
  void changesOfBatchesThatSayOneThingAndDoAnother() {
    BatchAugmentationContract contract = new BatchAugmentationContract();
    assertThat(Breaches.of(contract, new Doubling(0.5, 0.5f, false, false))).isEmpty();
    assertTold(
        contract,
        new Doubling(0.5, 0.25f, false, false),
        "the share 0.25 of its own, and least() is 0.5");
    assertTold(contract, new Doubling(2, 1, false, false), "least() is 2.0");
    assertTold(contract, new Doubling(1, 1, true, false), "behind the last that counts");
    assertTold(contract, new Doubling(1, 1, false, true), "changes the rows as they were");
    AtomicInteger calls = new AtomicInteger();
    BatchAugmentation counting =
        new BatchAugmentation() {
          @Override
          public double least() {
            return 1;
          }

          @Override
          public Mix apply(Rows before, Rows rows, int count, CounterRandom random) {
            rows.floats(0)[0] = calls.incrementAndGet();
            return Mix.none(count);
          }
        };
    assertTold(contract, counting, "the augmentation gives something else", "keep no state");
  }
}
