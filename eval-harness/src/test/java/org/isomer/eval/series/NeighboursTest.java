package org.isomer.eval.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.isomer.random.CounterRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeighboursTest {
  private static final int TRIALS = 60;
  private static final int CANDIDATES = 12;

  /** Whole numbers, so that equal distances occur; 1 to 3 channels and 1 to 20 positions. */
  private static Points series(CounterRandom random, int channels) {
    int length = 1 + random.nextInt(20);
    double[] values = new double[length * channels];
    Arrays.setAll(values, i -> random.nextInt(5));
    return new Points(values, channels);
  }

  private static List<Points> candidates(CounterRandom random, int channels) {
    return IntStream.range(0, CANDIDATES).mapToObj(i -> series(random, channels)).toList();
  }

  private static int nearest(List<Points> candidates, ToDoubleFunction<Points> distance) {
    int nearest = 0;
    for (int i = 1; i < candidates.size(); i++) {
      if (distance.applyAsDouble(candidates.get(i))
          < distance.applyAsDouble(candidates.get(nearest))) {
        nearest = i;
      }
    }
    return nearest;
  }

  /** The recursion as the papers write it, over the whole matrix. */
  private static double warped(Points x, Points y, int radius) {
    double[][] cost = new double[x.length() + 1][y.length() + 1];
    for (double[] row : cost) {
      Arrays.fill(row, Double.POSITIVE_INFINITY);
    }
    cost[0][0] = 0;
    for (int i = 1; i <= x.length(); i++) {
      for (int j = 1; j <= y.length(); j++) {
        if (Math.abs(i - j) <= radius) {
          double before = Math.min(cost[i - 1][j - 1], Math.min(cost[i - 1][j], cost[i][j - 1]));
          cost[i][j] = before + x.cost(i - 1, y, j - 1);
        }
      }
    }
    return cost[x.length()][y.length()];
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.3, 1})
  void warpingFindsWhatThePlainRecursionFinds(double window) {
    Warping warping = new Warping(window);
    CounterRandom random = CounterRandom.of(1, "warping");
    for (int trial = 0; trial < TRIALS; trial++) {
      random.at(trial, 0, 0);
      int channels = 1 + trial % 3;
      List<Points> candidates = candidates(random, channels);
      Points query = series(random, channels);
      assertThat(new WarpedNeighbours(candidates, warping).nearest(query))
          .isEqualTo(
              nearest(
                  candidates,
                  each -> warped(query, each, warping.radius(query.length(), each.length()))));
    }
  }

  @Test
  void distanceOfWarpingIsThatOfTheRecursion() {
    CounterRandom random = CounterRandom.of(2, "warping");
    for (int trial = 0; trial < TRIALS; trial++) {
      random.at(trial, 0, 0);
      Points x = series(random, 2);
      Points y = series(random, 2);
      Warping warping = new Warping(trial % 5 / 4.0);
      double[] nothing = new double[x.length() + 1];
      int radius = warping.radius(x.length(), y.length());
      double expected = warped(x, y, radius);
      WarpingTable table = new WarpingTable(y.length());
      WarpingCandidate candidate = WarpingCandidate.of(y);
      assertThat(table.distance(x, candidate, radius, Double.POSITIVE_INFINITY, nothing))
          .isCloseTo(expected, within(1e-9));
      assertThat(table.distance(x, candidate, radius, expected, nothing))
          .as("whole numbers, whose sums are exact, at the very limit")
          .isEqualTo(expected);
      assertThat(table.distance(x, candidate, radius, expected - 0.5, nothing))
          .isEqualTo(Double.POSITIVE_INFINITY);
    }
  }

  @Test
  void theBoundIsNeverAboveTheDistance() {
    CounterRandom random = CounterRandom.of(3, "bound");
    for (int trial = 0; trial < TRIALS; trial++) {
      random.at(trial, 0, 0);
      Points x = series(random, 1);
      Points y = series(random, 1);
      int radius = new Warping(trial % 5 / 4.0).radius(x.length(), y.length());
      assertThat(Envelope.of(y, x.length(), radius).rest(x)[0])
          .isLessThanOrEqualTo(warped(x, y, radius) + 1e-9);
    }
  }

  @Test
  void euclideanComparesAsFarAsTheShorterSeriesGoesAndTakesTheFirstOfEquals() {
    CounterRandom random = CounterRandom.of(4, "euclidean");
    for (int trial = 0; trial < TRIALS; trial++) {
      random.at(trial, 0, 0);
      List<Points> candidates = candidates(random, 2);
      Points query = series(random, 2);
      assertThat(new EuclideanNeighbours(candidates).nearest(query))
          .isEqualTo(
              nearest(
                  candidates,
                  each ->
                      IntStream.range(0, Math.min(query.length(), each.length()))
                          .mapToDouble(i -> query.cost(i, each, i))
                          .sum()));
    }
  }
}
