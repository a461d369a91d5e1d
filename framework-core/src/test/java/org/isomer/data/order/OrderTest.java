package org.isomer.data.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.isomer.modality.text.Text;
import org.isomer.random.CounterRandom;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;
import org.isomer.spi.Image;
import org.isomer.spi.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OrderTest {
  private static final int BATCH = 10;

  /** Words of the letter a, whose lengths and classes follow from the index. */
  private record Words(long size, IntUnaryOperator length, IntUnaryOperator labels)
      implements Examples {
    @Override
    public int label(long index) {
      return labels.applyAsInt((int) index);
    }

    @Override
    public String id(long index) {
      return "word/" + index;
    }

    @Override
    public Example buffer() {
      return new Text();
    }

    @Override
    public void read(long index, Example into) {
      ((Text) into).set("a".repeat(length.applyAsInt((int) index)));
    }
  }

  /** Questions with one of their answers: the question is that of every twentieth pair. */
  private record Pairs(long size) implements Examples {
    @Override
    public int label(long index) {
      return UNLABELLED;
    }

    @Override
    public String id(long index) {
      return "pair/" + index;
    }

    @Override
    public Example buffer() {
      return new Text();
    }

    @Override
    public int members() {
      return 2;
    }

    @Override
    public void read(long index, Example into) {
      read(index, 0, into);
    }

    @Override
    public void read(long index, int member, Example into) {
      ((Text) into)
          .set(member == 0 ? "question %d".formatted(index % 20) : "answer %d".formatted(index));
    }
  }

  /** 103 different words. */
  private static final Words WORDS = new Words(103, i -> 1 + i * 37 % 103, i -> i % 40);

  static Stream<Order> orders() {
    return Stream.of(
        Shuffled.ORDER,
        new Sequential().create(new Sequential.Config()),
        byBlocks(7, 3),
        byBlocks(1024, 8),
        byLength(2),
        distinct(Distinct.By.CONTENT),
        distinct(Distinct.By.LABEL));
  }

  private static Order byBlocks(int size, int window) {
    return new ByBlocks().create(new ByBlocks.Config(size, window));
  }

  private static Order byLength(int chunk) {
    return new ByLength().create(new ByLength.Config(chunk));
  }

  private static Order distinct(Distinct.By by) {
    return new Distinct().create(new Distinct.Config(by));
  }

  private static Order.Epochs epochs(Order order, Examples examples) {
    return order.over(examples, BATCH, CounterRandom.of(5, "order"));
  }

  /** The batches of an epoch. */
  private static List<List<Integer>> batches(Order.Epochs epochs, int epoch) {
    int[] examples = epochs.examples().apply(epoch);
    return IntStream.range(0, epochs.batches())
        .mapToObj(b -> Arrays.stream(examples, b * BATCH, (b + 1) * BATCH).boxed().toList())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("orders")
  void anEpochHoldsEveryExampleOnceButForWhatFillsNoBatch(Order order) {
    Order.Epochs epochs = epochs(order, WORDS);
    assertThat(epochs.batches()).isEqualTo(10);
    for (int epoch = 0; epoch < 3; epoch++) {
      List<Integer> all = batches(epochs, epoch).stream().flatMap(List::stream).toList();
      assertThat(all).hasSize(100).doesNotHaveDuplicates().allMatch(i -> i >= 0 && i < 103);
    }
  }

  @ParameterizedTest
  @MethodSource("orders")
  void anEpochIsTheSameWhoeverComesToIt(Order order) {
    Order.Epochs uninterrupted = epochs(order, WORDS);
    List<List<List<Integer>>> all = new ArrayList<>();
    for (int epoch = 0; epoch < 4; epoch++) {
      all.add(batches(uninterrupted, epoch));
    }
    Order.Epochs resumed = epochs(order, WORDS);
    assertThat(batches(resumed, 2)).isEqualTo(all.get(2));
    assertThat(batches(resumed, 3)).isEqualTo(all.get(3));
  }

  @Test
  void allButTheSequentialChangeWithTheEpochAndTheSeed() {
    assertThat(
            orders()
                .filter(
                    order -> {
                      Order.Epochs epochs = epochs(order, WORDS);
                      return batches(epochs, 0).equals(batches(epochs, 1));
                    }))
        .hasSize(1);
    assertThat(
            orders()
                .filter(
                    order ->
                        batches(epochs(order, WORDS), 0)
                            .equals(
                                batches(
                                    order.over(WORDS, BATCH, CounterRandom.of(6, "order")), 0))))
        .hasSize(1);
  }

  @Test
  void theSequentialIsThatOfTheData() {
    List<List<Integer>> batches =
        batches(epochs(new Sequential().create(new Sequential.Config()), WORDS), 3);
    assertThat(batches.stream().flatMap(List::stream))
        .isEqualTo(IntStream.range(0, 100).boxed().toList());
  }

  @Test
  void aWindowIsReadFromAFewBlocks() {
    int[] order = epochs(byBlocks(7, 3), WORDS).examples().apply(0);
    for (int from = 0; from + 21 <= 98; from += 21) {
      Set<Integer> blocks = new HashSet<>();
      Arrays.stream(order, from, from + 21).forEach(index -> blocks.add(index / 7));
      // The last block is a short one, so that a window may begin within a block.
      assertThat(blocks).hasSizeBetween(3, 4);
    }
    assertThat(Arrays.stream(order).limit(21).boxed().toList())
        .isNotEqualTo(Arrays.stream(order).limit(21).sorted().boxed().toList());
  }

  @Test
  void batchesOfAChunkShareNoLength() {
    for (List<Integer> batch : batches(epochs(byLength(10), WORDS), 1)) {
      int[] lengths = batch.stream().mapToInt(i -> WORDS.length().applyAsInt(i)).toArray();
      int range =
          Arrays.stream(lengths).max().orElseThrow() - Arrays.stream(lengths).min().orElseThrow();
      // Ten of a hundred neighbouring lengths, three of which may be those left out.
      assertThat(range).isBetween(9, 12);
    }
  }

  @Test
  void imagesHaveNoLength() {
    Examples images =
        new Examples() {
          @Override
          public long size() {
            return 20;
          }

          @Override
          public int label(long index) {
            return UNLABELLED;
          }

          @Override
          public String id(long index) {
            return "image/" + index;
          }

          @Override
          public Example buffer() {
            return new Image();
          }

          @Override
          public void read(long index, Example into) {
            ((Image) into).reshape(1, 1, 1).values()[0] = index;
          }
        };
    assertThatThrownBy(() -> epochs(byLength(1), images))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "order by-length: the examples are of type Image, which has no length. Choose another order, such as shuffled.");
    assertThat(epochs(distinct(Distinct.By.CONTENT), images).batches()).isEqualTo(2);
    assertThat(epochs(distinct(Distinct.By.LABEL), images).batches()).isEqualTo(2);
  }

  @Test
  void noBatchHoldsACopy() {
    Words threeOfEach = new Words(60, i -> 1 + i % 20, i -> i % 12);
    for (int epoch = 0; epoch < 5; epoch++) {
      List<List<Integer>> byContent =
          batches(epochs(distinct(Distinct.By.CONTENT), threeOfEach), epoch);
      assertThat(byContent).hasSize(6);
      assertThat(byContent.stream().flatMap(List::stream))
          .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 60).boxed().toList());
      assertThat(byContent)
          .allSatisfy(batch -> assertThat(batch.stream().map(i -> i % 20)).doesNotHaveDuplicates());
      assertThat(batches(epochs(distinct(Distinct.By.LABEL), threeOfEach), epoch))
          .hasSize(6)
          .allSatisfy(batch -> assertThat(batch.stream().map(i -> i % 12)).doesNotHaveDuplicates());
    }
  }

  @Test
  void noBatchHoldsTwoPairsThatShareAMember() {
    for (List<Integer> batch : batches(epochs(distinct(Distinct.By.CONTENT), new Pairs(60)), 0)) {
      assertThat(batch.stream().map(i -> i % 20)).doesNotHaveDuplicates();
    }
    Order.Epochs epochs = epochs(distinct(Distinct.By.CONTENT), new Pairs(60));
    assertThat(epochs.batches()).isEqualTo(6);
  }

  @Test
  void ofWhatIsTooOftenOthersAreLeftOutInEachEpoch() {
    Words halfAlike = new Words(100, i -> i < 50 ? 1 : i, i -> 0);
    Order.Epochs epochs = epochs(distinct(Distinct.By.CONTENT), halfAlike);
    // Six batches would need 60 examples, and have 50 and one of the others each.
    assertThat(epochs.batches()).isEqualTo(5);
    Set<Integer> copies = new HashSet<>();
    for (int epoch = 0; epoch < 40; epoch++) {
      for (List<Integer> batch : batches(epochs, epoch)) {
        List<Integer> alike = batch.stream().filter(i -> i < 50).toList();
        assertThat(alike).hasSizeLessThanOrEqualTo(1);
        copies.addAll(alike);
      }
    }
    assertThat(copies).hasSizeGreaterThan(40);
  }

  @Test
  void refusesBatchesThatCannotDiffer() {
    Words few = new Words(60, i -> 1 + i % 4, i -> 0);
    assertThatThrownBy(() -> epochs(distinct(Distinct.By.CONTENT), few))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "order distinct: a batch has 10 examples, but only 4 of the training examples differ in content. Choose a batch-size of at most 4, or another order.");
    assertThatThrownBy(() -> epochs(distinct(Distinct.By.LABEL), few))
        .hasMessageContaining("only 1 of the training examples differ in label.");
  }
}
