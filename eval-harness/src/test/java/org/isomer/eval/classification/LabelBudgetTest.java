package org.isomer.eval.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;

class LabelBudgetTest {
  private static final List<String> CLASSES = List.of("cat", "dog", "owl");

  /** 60 of class 0, 30 of class 1, 10 of class 2, mixed. */
  private static final int[] LABELS =
      IntStream.range(0, 100).map(i -> i % 10 < 6 ? 0 : i % 10 < 9 ? 1 : 2).toArray();

  @Test
  void drawsAsManyOfEachClass() {
    assertThat(counts(perClass(5).draw(CLASSES, LABELS, 0))).containsExactly(5, 5, 5);
  }

  @Test
  void drawsAPartOfEachClassAndAtLeastOne() {
    assertThat(counts(fraction(.1).draw(CLASSES, LABELS, 0))).containsExactly(6, 3, 1);
    assertThat(counts(fraction(.01).draw(CLASSES, LABELS, 0))).containsExactly(1, 1, 1);
    assertThat(fraction(1).draw(CLASSES, LABELS, 0)).hasSize(100);
  }

  @Test
  void theSeedAloneDecidesAndSmallerDrawsAreParts() {
    int[] five = perClass(5).draw(CLASSES, LABELS, 3);

    assertThat(perClass(5).draw(CLASSES, LABELS, 3)).isEqualTo(five);
    assertThat(perClass(5).draw(CLASSES, LABELS, 4)).isNotEqualTo(five);
    assertThat(five)
        .contains(perClass(2).draw(CLASSES, LABELS, 3))
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void titles() {
    assertThat(perClass(10).title()).isEqualTo("10 per class");
    assertThat(fraction(.01).title()).isEqualTo("1 % of labels");
    assertThat(fraction(.005).title()).isEqualTo("0.5 % of labels");
  }

  @Test
  void saysThatAClassIsTooSmall() {
    assertThatThrownBy(() -> perClass(11).draw(CLASSES, LABELS, 0))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "The class owl has 10 training examples, but 11 are to be drawn of each class; ask for"
                + " fewer.");
  }

  @Test
  void wantsOneOfTheTwo() {
    assertThatThrownBy(() -> LabelBudget.of("task/x", Optional.empty(), Optional.empty()))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "task/x: give either per-class, the number of labels of each class, or fraction, the"
                + " part of them.");
    assertThatThrownBy(() -> LabelBudget.of("task/x", Optional.of(1), Optional.of(.1)))
        .isInstanceOf(BadInputException.class);
  }

  private static LabelBudget perClass(int count) {
    return LabelBudget.of("task/x", Optional.of(count), Optional.empty());
  }

  private static LabelBudget fraction(double share) {
    return LabelBudget.of("task/x", Optional.empty(), Optional.of(share));
  }

  private static int[] counts(int[] drawn) {
    int[] counts = new int[3];
    Arrays.stream(drawn).forEach(i -> counts[LABELS[i]]++);
    return counts;
  }
}
