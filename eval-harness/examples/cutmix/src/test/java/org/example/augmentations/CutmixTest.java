package org.example.augmentations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.Stream;
import org.isomer.contract.Contracts;
import org.isomer.contract.NotExaminedException;
import org.isomer.contract.Rule;
import org.isomer.random.CounterRandom;
import org.isomer.spi.Image;
import org.isomer.spi.Mix;
import org.isomer.tensor.Rows;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CutmixTest {
  /**
   * A test for each rule that a plugin of this kind has to keep. Options that must be given stand
   * behind the plugin, as YAML.
   */
  @TestFactory
  Stream<DynamicTest> keepsItsContract() {
    return Contracts.of(new Cutmix()).stream()
        .map(rule -> DynamicTest.dynamicTest(rule.promise(), () -> keeps(rule)));
  }

  /** What cannot be tried counts as skipped; the message says what another test has to try. */
  private static void keeps(Rule rule) throws Exception {
    try {
      rule.check().run();
    } catch (NotExaminedException e) {
      Assumptions.abort(e.getMessage());
    }
  }

  /** Image i is i everywhere, so that the mean of a mixed one says what it is made of. */
  @Test
  void keepsTheShareThatItSays() {
    int pixels = 12 * 10;
    Rows before = new Rows(Image.spec(12, 10, 1), 8);
    Rows rows = new Rows(Image.spec(12, 10, 1), 8);
    for (int row = 0; row < 8; row++) {
      Arrays.fill(before.floats(0), row * pixels, (row + 1) * pixels, row);
    }
    rows.copyFrom(before, 8);
    Mix mix =
        new Cutmix()
            .create(new Cutmix.Config(1, 0.3))
            .apply(before, rows, 8, CounterRandom.of(1, "cutmix"));
    for (int row = 0; row < 8; row++) {
      double sum = 0;
      for (int i = 0; i < pixels; i++) {
        sum += rows.floats(0)[row * pixels + i];
      }
      float share = mix.shares()[row];
      assertEquals(share * row + (1 - share) * mix.partners()[row], sum / pixels, 1e-5);
    }
  }
}
