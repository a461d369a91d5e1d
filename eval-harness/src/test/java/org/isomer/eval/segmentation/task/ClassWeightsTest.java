package org.isomer.eval.segmentation.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.isomer.data.image.LabelMap;
import org.isomer.eval.spi.MaskData;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.Example;
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
        public AnnotatedExamples<LabelMap> split(Split split) {
          return new Two();
        }
      };

  private record Two() implements AnnotatedExamples<LabelMap> {
    @Override
    public long size() {
      return 2;
    }

    @Override
    public String id(long index) {
      return String.valueOf(index);
    }

    @Override
    public LabelMap annotation(long index) {
      return new LabelMap(
          1,
          8,
          index == 0 ? new int[] {0, 0, 0, 0, 0, 0, 0, 9} : new int[] {0, 1, 1, 1, 1, 2, 9, 9});
    }

    @Override
    public Example buffer() {
      return new Image();
    }

    @Override
    public void read(long index, Example into) {
      ((Image) into).reshape(1, 8, 1);
    }
  }

  @Test
  void rareClassesWeighMore() {
    assertThat(ClassWeights.of(MASKS, 1)).containsExactly(.5f, 1f, 4f, 1f);
    assertThat(ClassWeights.of(MASKS, .5)).containsExactly((float) Math.sqrt(.5), 1f, 2f, 1f);
    assertThat(ClassWeights.of(MASKS, 0)).containsExactly(1f, 1f, 1f, 1f);
  }
}
