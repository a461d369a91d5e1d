package org.isomer.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.junit.jupiter.api.Test;

class ClassDataTest {
  /** Images of one pixel that is the index. */
  private record Dots(long size) implements Examples {
    @Override
    public String id(long index) {
      return "dot " + index;
    }

    @Override
    public Example buffer() {
      return new Image();
    }

    @Override
    public void read(long index, Example into) {
      ((Image) into).reshape(1, 1, 1).values()[0] = index;
    }
  }

  private static final Dataset DOTS =
      new Dataset() {
        @Override
        public String title() {
          return "dots";
        }

        @Override
        public Examples split(Split split) {
          return new Dots(split == Split.TRAIN ? 1L << 32 : 2);
        }

        @Override
        public String digest() {
          return "d075";
        }
      };

  @Test
  void ofDataWithoutLabelsHasNoClassesAndTheSameExamples() {
    ClassData data = ClassData.of(DOTS);
    assertThat(data.classes()).isEmpty();
    assertThat(data.title()).isEqualTo("dots");
    assertThat(data.digest()).isEqualTo("d075");
    assertThat(data.split(Split.TRAIN).size()).isEqualTo(1L << 32);
    assertThat(data.split(Split.TRAIN).id((1L << 32) - 1)).isEqualTo("dot 4294967295");
    assertThat(data.split(Split.TEST).annotation(1)).isEmpty();
    Image image = new Image();
    data.split(Split.TEST).read(1, image);
    assertThat(image.values()[0]).isEqualTo(1);
    assertThat(ClassData.of(data)).isSameAs(data);
  }

  @Test
  void examplesAreDigestedByTheirValuesUnlessTheyKnowAShorterWay() throws NoSuchAlgorithmException {
    Image image = new Image();
    image.reshape(1, 1, 1).values()[0] = 1;
    MessageDigest expected = MessageDigest.getInstance("SHA-256");
    image.addTo(expected);
    MessageDigest found = MessageDigest.getInstance("SHA-256");
    ClassData.of(DOTS).split(Split.TEST).digest(1, found);
    assertThat(found.digest()).isEqualTo(expected.digest());
  }
}
