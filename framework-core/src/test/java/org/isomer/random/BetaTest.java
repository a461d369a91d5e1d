package org.isomer.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BetaTest {
  private static final int DRAWS = 20_000;

  private static double[] draws(Beta beta) {
    CounterRandom random = CounterRandom.of(1, beta.toString());
    return DoubleStream.generate(() -> beta.draw(random)).limit(DRAWS).sorted().toArray();
  }

  /** A distribution with a closed form of its distribution function. */
  private record Known(Beta beta, DoubleUnaryOperator distribution) {
    @Override
    public String toString() {
      return beta.toString();
    }
  }

  static Stream<Known> known() {
    return Stream.of(
        new Known(new Beta(1, 1), x -> x),
        new Known(new Beta(0.5, 0.5), x -> 2 / Math.PI * Math.asin(Math.sqrt(x))),
        new Known(new Beta(2, 2), x -> x * x * (3 - 2 * x)),
        new Known(new Beta(0.2, 1), x -> Math.pow(x, 0.2)),
        new Known(new Beta(1, 7), x -> 1 - Math.pow(1 - x, 7)));
  }

  /** Kolmogorov and Smirnov's distance; it is above 0.0115 once in a hundred times. */
  @ParameterizedTest
  @MethodSource("known")
  void drawsHaveTheDistribution(Known known) {
    double[] draws = draws(known.beta());
    double distance = 0;
    for (int i = 0; i < DRAWS; i++) {
      double exact = known.distribution().applyAsDouble(draws[i]);
      distance = Math.max(distance, Math.abs(exact - (i + 0.5) / DRAWS));
    }
    assertThat(distance).isLessThan(0.0115);
  }

  @Test
  void smallAndLargeShapesHaveTheirMoments() {
    double[] small = draws(new Beta(1e-4, 1e-4));
    assertThat(small[0]).isNotNegative();
    assertThat(small[DRAWS - 1]).isLessThanOrEqualTo(1);
    assertThat(DoubleStream.of(small).average().orElseThrow()).isCloseTo(0.5, within(0.015));
    double[] large = draws(new Beta(900, 100));
    assertThat(DoubleStream.of(large).average().orElseThrow()).isCloseTo(0.9, within(0.0005));
    double variance =
        DoubleStream.of(large).map(x -> (x - 0.9) * (x - 0.9)).average().orElseThrow();
    assertThat(variance).isCloseTo(0.09 / 1001, within(4e-6));
  }
}
