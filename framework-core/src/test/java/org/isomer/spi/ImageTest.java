package org.isomer.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ImageTest {
  private static final byte[] BYTES = {0, 51, (byte) 255, 102, (byte) 204, (byte) 153};
  private static final float[] FLOATS = {0, 51 / 255f, 1, 102 / 255f, 204 / 255f, 153 / 255f};

  private static Image ofBytes() {
    Image image = new Image();
    image.standFor(1, 2, 3, BYTES);
    return image;
  }

  @Test
  void bytesBecomeFloatsWhereTheyAreAskedFor() {
    Image image = ofBytes();
    float[] run = new float[4];
    image.copyRun(0, 1, 1, run, 1);
    assertThat(run).containsExactly(0, 102 / 255f, 204 / 255f, 153 / 255f);
    assertThat(image.values()).containsExactly(FLOATS);
    image.copyRun(0, 0, 1, run, 0);
    assertThat(run).containsExactly(0, 51 / 255f, 1, 153 / 255f);
  }

  @Test
  void whatACopyDoesChangesNoOther() {
    Image image = ofBytes();
    Image copy = new Image();
    Image other = new Image();
    copy.copyFrom(image);
    other.copyFrom(copy);
    copy.values()[0] = 0.5f;
    assertThat(copy.toArray()).startsWith(0.5f, 51 / 255f);
    assertThat(image.toArray()).containsExactly(FLOATS);
    assertThat(other.toArray()).containsExactly(FLOATS);
    assertThat(other.spec()).isEqualTo(Image.spec(1, 2, 3));
    assertThat(BYTES).startsWith(0, 51);
  }

  @Test
  void forgetsTheBytesWithANewShapeOrNewValues() {
    Image image = ofBytes();
    image.reshape(1, 1, 1).values()[0] = 0.25f;
    assertThat(image.toArray()).containsExactly(0.25f);

    image.standFor(1, 2, 3, BYTES);
    image.spare(3)[0] = 0.75f;
    image.swap(1, 1);
    assertThat(image.toArray()).startsWith(0.75f).hasSize(3);
  }

  @Test
  void refusesBytesOfAnotherShape() {
    assertThatThrownBy(() -> new Image().standFor(2, 2, 3, BYTES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("6 bytes for 2×2×3");
  }
}
