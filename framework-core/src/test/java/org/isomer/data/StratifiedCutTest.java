package org.isomer.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.isomer.spi.Examples;
import org.junit.jupiter.api.Test;

class StratifiedCutTest {
  @Test
  void takesTheSamePartOfEachClass() {
    StratifiedCut cut = StratifiedCut.of(new NumberedExamples(100, 4), 0.2, "validation");
    assertThat(labels(cut.taken())).isEqualTo(List.of(5L, 5L, 5L, 5L));
    assertThat(labels(cut.kept())).isEqualTo(List.of(20L, 20L, 20L, 20L));
  }

  @Test
  void partsAreDisjointCompleteAndInOrder() {
    StratifiedCut cut = StratifiedCut.of(new NumberedExamples(50, 3), 0.3, "validation");
    assertThat(Stream.concat(ids(cut.kept()).stream(), ids(cut.taken()).stream()))
        .containsExactlyInAnyOrderElementsOf(ids(new NumberedExamples(50, 3)));
    assertThat(numbers(cut.kept())).isSorted();
    assertThat(numbers(cut.taken())).isSorted();
  }

  /** These numbers are what validation means in every result: they must never change. */
  @Test
  void isAlwaysTheSameCut() {
    NumberedExamples examples = new NumberedExamples(30, 3);
    assertThat(numbers(StratifiedCut.of(examples, 0.2, "validation").taken()))
        .containsExactly(0, 2, 7, 14, 21, 22);
    assertThat(numbers(StratifiedCut.of(examples, 0.2, "test").taken()))
        .containsExactly(6, 13, 15, 25, 26, 29);
  }

  @Test
  void takesAtLeastOneOfTwoButNeverTheOnlyOne() {
    assertThat(StratifiedCut.of(new NumberedExamples(2, 1), 0.1, "validation").taken().size())
        .isEqualTo(1);
    assertThat(StratifiedCut.of(new NumberedExamples(1, 1), 0.1, "validation").taken().size())
        .isZero();
  }

  @Test
  void takesNothingForNothing() {
    StratifiedCut cut = StratifiedCut.of(new NumberedExamples(20, 2), 0, "validation");
    assertThat(cut.taken().size()).isZero();
    assertThat(cut.kept().size()).isEqualTo(20);
  }

  /** These numbers are what a part of the training images means in every result. */
  @Test
  void takesACountInProportionAndAlwaysTheSame() {
    NumberedExamples examples = new NumberedExamples(30, 3);
    assertThat(numbers(StratifiedCut.ofCount(examples, 6, "training").taken()))
        .containsExactly(7, 14, 18, 20, 21, 22);
    assertThat(numbers(StratifiedCut.ofCount(examples, 6, "validation").taken()))
        .isEqualTo(numbers(StratifiedCut.of(examples, 0.2, "validation").taken()));
  }

  @Test
  void takesExactlyTheCountGivingTheRestToTheGreatestRemainders() {
    // Classes of 4, 4 and 3 examples are due 1.8, 1.8 and 1.4 of 5.
    NumberedExamples examples = new NumberedExamples(11, 3);
    assertThat(labels(StratifiedCut.ofCount(examples, 5, "training").taken()))
        .containsExactly(2L, 2L, 1L);
    // Equal remainders: the lower labels first.
    assertThat(labels(StratifiedCut.ofCount(new NumberedExamples(12, 3), 4, "training").taken()))
        .containsExactly(2L, 1L, 1L);
    for (int count = 0; count <= 11; count++) {
      StratifiedCut cut = StratifiedCut.ofCount(examples, count, "training");
      assertThat(cut.taken().size()).isEqualTo(count);
      assertThat(cut.kept().size()).isEqualTo(11 - count);
    }
  }

  @Test
  void takesTheLastOfEachClass() {
    StratifiedCut cut = StratifiedCut.lastOfEachClass(new NumberedExamples(11, 2), 2);
    assertThat(numbers(cut.taken())).containsExactly(7, 8, 9, 10);
    assertThat(numbers(cut.kept())).containsExactly(0, 1, 2, 3, 4, 5, 6);
  }

  private static List<Long> labels(Examples examples) {
    return List.copyOf(
        LongStream.range(0, examples.size())
            .boxed()
            .collect(Collectors.groupingBy(examples::label, Collectors.counting()))
            .values());
  }

  private static List<String> ids(Examples examples) {
    return LongStream.range(0, examples.size()).mapToObj(examples::id).toList();
  }

  private static List<Integer> numbers(Examples examples) {
    return ids(examples).stream().map(id -> Integer.valueOf(id.substring(7))).toList();
  }
}
