package org.isomer.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.isomer.loss.Triplet.Mining;
import org.isomer.spi.Loss;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TripletTest {
  private static final double MARGIN = 0.2;
  private static final int[] CLASSES = {0, 1, 0, -1, 1};

  private static Loss loss(
      Mining mining, Distance distance, boolean normalize, boolean supervised) {
    return new Triplet()
        .create(new Triplet.Config(MARGIN, mining, distance, normalize, supervised));
  }

  @ParameterizedTest
  @CsvSource({
    "BATCH_ALL,EUCLIDEAN,true,false",
    "BATCH_ALL,SQUARED_EUCLIDEAN,false,true",
    "BATCH_ALL,COSINE,true,true",
    "BATCH_HARD,EUCLIDEAN,false,true",
    "BATCH_HARD,SQUARED_EUCLIDEAN,true,false",
    "BATCH_HARD,COSINE,true,true",
    "SEMI_HARD,EUCLIDEAN,true,true",
    "SEMI_HARD,SQUARED_EUCLIDEAN,true,false",
    "SEMI_HARD,COSINE,true,true"
  })
  void equalsALoopReferenceAndItsCentralDifferences(
      Mining mining, Distance distance, boolean normalize, boolean supervised) {
    Input input = Input.random("triplets", 2, 5, 3);
    LossBench.assertEquals(
        loss(mining, distance, normalize, supervised),
        supervised ? input.withLabels(CLASSES) : input,
        of -> {
          double[][] pool = Reference.pool(of);
          double[][] rows = normalize ? Reference.unit(pool) : pool;
          return reference(rows, mining, distance, supervised);
        });
  }

  /** Of pytorch-metric-learning 2.9.0: TripletMarginLoss, alone or with BatchHardMiner. */
  @ParameterizedTest
  @CsvSource({
    "BATCH_ALL,SQUARED_EUCLIDEAN,true,false,0.987047474158",
    "BATCH_HARD,SQUARED_EUCLIDEAN,true,false,1.155222900674",
    "BATCH_ALL,EUCLIDEAN,false,false,0.904545821166",
    "BATCH_HARD,EUCLIDEAN,false,false,1.102173606517",
    "BATCH_ALL,EUCLIDEAN,true,true,0.885605913814",
    "BATCH_HARD,EUCLIDEAN,true,true,1.913030780218"
  })
  void hasThePeersValues(
      Mining mining, Distance distance, boolean normalize, boolean supervised, double expected) {
    LossBench.assertGolden(
        loss(mining, distance, normalize, supervised),
        Input.golden().withLabels(0, 0, 1, 1),
        expected);
  }

  @ParameterizedTest
  @EnumSource
  void vanishesWithItsGradientOnceTheMarginIsMet(Mining mining) {
    double[][] identity = Input.matrix(4, 4, (i, j) -> i == j ? 1 : 0);
    Input input = Input.of(identity, identity);
    Loss loss = loss(mining, Distance.EUCLIDEAN, true, false);
    PairLossTest.assertVanishes(loss, input);
    assertThat(LossBench.evaluate(loss, input).part("active-triplets")).isZero();
  }

  @Test
  void withoutPositivesItIsZero() {
    for (Mining mining : Mining.values()) {
      PairLossTest.assertVanishes(
          loss(mining, Distance.COSINE, true, true), Input.of(Input.A).withLabels(0, 1, 2, 3));
    }
  }

  private static double reference(
      double[][] rows, Mining mining, Distance distance, boolean supervised) {
    double sum = 0;
    int active = 0;
    for (double hinge : hinges(rows, mining, distance, supervised)) {
      sum += Math.max(0, hinge);
      active += hinge > 0 ? 1 : 0;
    }
    return sum / active;
  }

  /** The mined triplets' d(a, p) − d(a, n) + margin. */
  private static List<Double> hinges(
      double[][] rows, Mining mining, Distance distance, boolean supervised) {
    List<Double> hinges = new ArrayList<>();
    for (int a = 0; a < rows.length; a++) {
      List<Double> positives = new ArrayList<>();
      List<Double> negatives = new ArrayList<>();
      for (int j = 0; j < rows.length; j++) {
        if (j != a) {
          (together(a, j, supervised) ? positives : negatives)
              .add(Reference.distance(distance, rows[a], rows[j]));
        }
      }
      double nearest = negatives.stream().min(Double::compare).orElseThrow();
      double farthest = negatives.stream().max(Double::compare).orElseThrow();
      if (mining == Mining.BATCH_HARD) {
        hinges.add(positives.stream().max(Double::compare).orElseThrow() - nearest + MARGIN);
        continue;
      }
      for (double positive : positives) {
        if (mining == Mining.BATCH_ALL) {
          negatives.forEach(negative -> hinges.add(positive - negative + MARGIN));
        } else {
          double beyond =
              negatives.stream().filter(n -> n > positive).min(Double::compare).orElse(farthest);
          hinges.add(positive - beyond + MARGIN);
        }
      }
    }
    return hinges;
  }

  private static boolean together(int i, int j, boolean supervised) {
    int a = i % 5;
    int b = j % 5;
    return a == b || (supervised && CLASSES[a] >= 0 && CLASSES[a] == CLASSES[b]);
  }
}
