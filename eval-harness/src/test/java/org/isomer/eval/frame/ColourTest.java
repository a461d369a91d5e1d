package org.isomer.eval.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.isomer.spi.Image;
import org.junit.jupiter.api.Test;

class ColourTest {
  @Test
  void grayIsRepeatedAndColourBecomesLuma() {
    Image gray = new Image().reshape(1, 2, 1);
    gray.values()[0] = .25f;
    gray.values()[1] = .5f;
    assertThat(Colour.with(3, gray).toArray()).containsExactly(.25f, .25f, .25f, .5f, .5f, .5f);
    assertThat(Colour.with(1, gray)).isSameAs(gray);
    Image red = new Image().reshape(1, 1, 3);
    red.values()[0] = 1;
    assertThat(Colour.with(1, red).toArray()).containsExactly(.299f);
  }
}
