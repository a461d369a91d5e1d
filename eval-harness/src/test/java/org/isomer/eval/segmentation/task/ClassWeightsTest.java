package org.isomer.eval.segmentation.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.isomer.data.image.LabelMap;
import org.isomer.eval.spi.MaskData;
import org.isomer.spi.Image;
import org.isomer.spi.Split;
import org.junit.jupiter.api.Test;

class ClassWeightsTest {
  /** Two training masks with 8, 4 and 1 pixels of the first classes and none of the last. */
  private static final MaskData MASKS =
      new MaskData() {
        @Override
        public String title() {
          return "masks";
        }

        @Override
        public List<String> classes() {
          return List.of("common", "usual", "rare", "absent");
        }

        @Override
        public int ignored() {
          return 9;
        }

        @Override
        public String digest() {
          return "0";
        }

        @Override
        public int size(Split split) {
          return 2;
        }

        @Override
        public String id(Split split, int index) {
          return String.valueOf(index);
        }

        @Override
        public void read(Split split, int index, Image into) {
          into.reshape(1, 8, 1);
        }

        @Override
        public LabelMap mask(Split split, int index) {
          return new LabelMap(
              1,
              8,
              index == 0 ? new int[] {0, 0, 0, 0, 0, 0, 0, 9} : new int[] {0, 1, 1, 1, 1, 2, 9, 9});
        }
      };

  @Test
  void rareClassesWeighMore() {
    assertThat(ClassWeights.of(MASKS, 1)).containsExactly(.5f, 1f, 4f, 1f);
    assertThat(ClassWeights.of(MASKS, .5)).containsExactly((float) Math.sqrt(.5), 1f, 2f, 1f);
    assertThat(ClassWeights.of(MASKS, 0)).containsExactly(1f, 1f, 1f, 1f);
  }
}
