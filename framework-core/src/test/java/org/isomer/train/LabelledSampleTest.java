package org.isomer.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;
import org.isomer.spi.Image;
import org.junit.jupiter.api.Test;

class LabelledSampleTest {
  /** Every third example has a label. */
  private record Sparse(long size) implements Examples {
    @Override
    public int label(long index) {
      return index % 3 == 0 ? (int) (index % 2) : UNLABELLED;
    }

    @Override
    public String id(long index) {
      return "example " + index;
    }

    @Override
    public Example buffer() {
      return new Image();
    }

    @Override
    public void read(long index, Example into) {}
  }

  @Test
  void takesLabelledExamplesOnlyAndTheSameOnesEachTime() {
    Examples sample = LabelledSample.of(new Sparse(300), 40);
    Examples again = LabelledSample.of(new Sparse(300), 40);
    assertThat(sample.size()).isEqualTo(40);
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 40; i++) {
      assertThat(sample.label(i)).isNotEqualTo(Examples.UNLABELLED);
      assertThat(again.id(i)).isEqualTo(sample.id(i));
      ids.add(sample.id(i));
    }
    assertThat(ids).hasSize(40);
    assertThat(sample.id(39)).isNotEqualTo("example 117");
  }

  @Test
  void takesAllWhereThereAreFewAndNoneWhereThereAreNoLabels() {
    assertThat(LabelledSample.of(new Sparse(30), 40).size()).isEqualTo(10);
    assertThat(LabelledSample.of(new Sparse(0), 40).size()).isZero();
  }
}
