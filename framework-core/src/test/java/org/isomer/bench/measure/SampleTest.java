package org.isomer.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleTest {
  private static Sample of(double... rounds) {
    return Sample.of("work", "views/s", java.util.Arrays.stream(rounds).boxed().toList());
  }

  @Test
  void medianOfAnOddAndOfAnEvenNumberOfRounds() {
    assertThat(of(5, 1, 3).median()).isEqualTo(3);
    assertThat(of(5, 1, 3, 4).median()).isEqualTo(3.5);
    assertThat(of(7).median()).isEqualTo(7);
  }

  @Test
  void roundsStayInTheirOrderBesideTheirEnds() {
    Sample sample = of(5, 1, 3);

    assertThat(sample.rounds()).containsExactly(5.0, 1.0, 3.0);
    assertThat(sample.lowest()).isEqualTo(1);
    assertThat(sample.highest()).isEqualTo(5);
  }

  /** Ranks of the interval from Conover's binomial, by hand: 1 − 2 Σ_{i<k} C(n, i) / 2ⁿ. */
  @ParameterizedTest
  @CsvSource({
    "1,  1, 0",
    "2,  1, 0.5",
    "5,  1, 0.9375",
    "6,  1, 0.96875",
    "8,  1, 0.9921875",
    "9,  2, 0.9609375",
    "12, 3, 0.96142578125",
    "20, 6, 0.9586105346679688",
  })
  void intervalsAreOrderStatistics(int rounds, int rank, double confidence) {
    List<Double> values =
        IntStream.rangeClosed(1, rounds).mapToObj(i -> (double) (rounds + 1 - i)).toList();

    Interval interval = Interval.ofMedian(values);

    assertThat(interval.low()).isEqualTo(rank);
    assertThat(interval.high()).isEqualTo(rounds + 1 - rank);
    assertThat(interval.confidence()).isCloseTo(confidence, within(1e-12));
  }

  @Test
  void ratiosAreTakenRoundByRound() {
    Sample ratio = of(10, 30, 20).over(of(5, 10, 20));

    assertThat(ratio.rounds()).containsExactly(2.0, 3.0, 1.0);
    assertThat(ratio.median()).isEqualTo(2);
    assertThat(ratio.name()).isEqualTo("work / work");
  }
}
