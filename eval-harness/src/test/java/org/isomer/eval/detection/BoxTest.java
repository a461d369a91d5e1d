package org.isomer.eval.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoxTest {
  private static final Box BOX = Box.ofCorners(0, 0, 10, 10);

  @ParameterizedTest
  @CsvSource({
    "0, 0, 10, 10, 1", "5, 0, 15, 10, .3333333333333333", "2, 2, 4, 4, .04",
    "10, 0, 20, 10, 0", "20, 20, 30, 30, 0", "5, 5, 5, 5, 0"
  })
  void overlap(double left, double top, double right, double bottom, double overlap) {
    Box other = Box.ofCorners(left, top, right, bottom);

    assertThat(BOX.overlap(other)).isEqualTo(overlap);
    assertThat(other.overlap(BOX)).isEqualTo(overlap);
  }

  @Test
  void partInAnother() {
    Box quarter = Box.ofCorners(5, 5, 15, 15);

    assertThat(quarter.partIn(BOX)).isEqualTo(.25);
    assertThat(Box.ofCorners(2, 2, 4, 4).partIn(BOX)).isEqualTo(1);
    assertThat(Box.ofCorners(20, 2, 24, 4).partIn(BOX)).isZero();
  }

  @Test
  void theAreaIsThatOfTheGivenSize() {
    Box box = Box.ofSize(.1, 0, .2, 1);

    assertThat(box.area()).isEqualTo(.2);
    assertThat(box.right() - box.left()).isNotEqualTo(.2);
  }

  @ParameterizedTest
  @CsvSource({"3, 0, 2, 1", "0, 3, 1, 2", "NaN, 0, 1, 1", "0, 0, Infinity, 1"})
  void noBox(double left, double top, double right, double bottom) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Box.ofCorners(left, top, right, bottom))
        .withMessageStartingWith("no box: left " + left);
  }
}
