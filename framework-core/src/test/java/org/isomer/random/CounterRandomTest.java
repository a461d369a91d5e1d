package org.isomer.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CounterRandomTest {
  @Test
  void matchesThePublishedAnswerOfPhilox() {
    CounterRandom random = new CounterRandom(0L);
    int[] words = IntStream.range(0, 4).map(i -> random.nextInt()).toArray();
    // Random123, known-answer file, philox4x32-10 with counter 0 and key 0.
    assertThat(words).containsExactly(0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8);
  }

  @Test
  void sameAddressGivesTheSameNumbers() {
    CounterRandom random = CounterRandom.of(7, "test").at(1, 2, 3);
    long[] first = IntStream.range(0, 9).mapToLong(i -> random.nextInt()).toArray();
    random.at(9, 9, 9).nextInt();
    random.at(1, 2, 3);
    long[] second = IntStream.range(0, 9).mapToLong(i -> random.nextInt()).toArray();
    assertThat(second).isEqualTo(first);
  }

  @Test
  void coordinatesSeedAndPurposeChangeTheStream() {
    assertThat(
            IntStream.of(
                    CounterRandom.of(7, "a").at(0, 0, 0).nextInt(),
                    CounterRandom.of(7, "a").at(1, 0, 0).nextInt(),
                    CounterRandom.of(7, "a").at(0, 1, 0).nextInt(),
                    CounterRandom.of(7, "a").at(0, 0, 1).nextInt(),
                    CounterRandom.of(8, "a").at(0, 0, 0).nextInt(),
                    CounterRandom.of(7, "b").at(0, 0, 0).nextInt())
                .distinct()
                .count())
        .isEqualTo(6);
  }

  @Test
  void uniformAndNormalNumbersHaveTheirMoments() {
    CounterRandom random = CounterRandom.of(1, "moments");
    int n = 100_000;
    double uniform = 0;
    double normal = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      uniform += random.nextFloat();
      double value = random.nextGaussian();
      normal += value;
      squares += value * value;
    }
    assertThat(uniform / n).isCloseTo(0.5, within(0.005));
    assertThat(normal / n).isCloseTo(0, within(0.015));
    assertThat(squares / n).isCloseTo(1, within(0.02));
  }

  @Test
  void permutationHoldsEveryNumberOnce() {
    assertThat(CounterRandom.of(3, "order").permutation(100))
        .hasSize(100)
        .containsOnlyOnce(IntStream.range(0, 100).toArray())
        .isNotEqualTo(IntStream.range(0, 100).toArray());
  }
}
