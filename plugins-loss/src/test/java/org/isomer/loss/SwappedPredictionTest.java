package org.isomer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.isomer.spi.Loss;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SwappedPredictionTest {
  private static final double[][] PROTOTYPES = Reference.unit(Input.gaussian("prototypes", 5, 3));

  private static Loss loss(double epsilon, int iterations) {
    return new SwappedPrediction().create(new SwappedPrediction.Config(0.1, epsilon, iterations));
  }

  @ParameterizedTest
  @CsvSource({"2,0", "2,6", "4,0", "4,6"})
  void equalsALoopReferenceAndItsCentralDifferences(int views, int queue) {
    Input input = Input.random("swapped", views, 4, 3).withPrototypes(PROTOTYPES);
    if (queue > 0) {
      input =
          input.withQueues(1, Input.gaussian("queue", queue, 3), Input.gaussian("late", queue, 3));
    }
    // Codes have no gradient: the reference keeps those of the first call.
    List<double[][]> codes = List.of(codes(input, 0), codes(input, 1));
    LossBench.assertEquals(loss(0.05, 3), input, of -> reference(of, codes));
  }

  @Test
  void aQueueOfWeightZeroIsNoQueue() {
    Input input = Input.random("weight", 2, 4, 3).withPrototypes(PROTOTYPES);
    double[][] queue = Input.gaussian("queue", 6, 3);
    double without = LossBench.value(loss(0.05, 3), input);
    assertThat(LossBench.value(loss(0.05, 3), input.withQueues(0, queue, queue)))
        .isCloseTo(without, within(1e-12));
    assertThat(LossBench.value(loss(0.05, 3), input.withQueues(1, queue, queue)))
        .isNotCloseTo(without, within(1e-3));
  }

  @Test
  void collapsedScoresGiveTheLogOfThePrototypes() {
    double[][] ones = Input.matrix(4, 3, (i, j) -> 1);
    Input input =
        Input.of(ones, ones).withPrototypes(Reference.unit(Input.matrix(512, 3, (i, j) -> 1)));
    LossBench.Evaluation evaluation = LossBench.evaluate(loss(0.05, 3), input);
    assertThat(evaluation.loss()).isCloseTo(6.23832, within(1e-5));
    assertThat(evaluation.collapsed()).hasValue(Math.log(512));
    assertThat(evaluation.part("prototype-entropy")).isCloseTo(1, within(1e-12));
  }

  @Test
  void logsHowEvenlyPrototypesAreUsed() {
    // The second row shares its mass between two prototypes: the mean is nearly 1/2, 1/4, 1/4, but
    // for what softmax of scores of 1 and −1 at τ = 0.1 leaves to the others.
    double rest = Math.exp(-20);
    double first = (1 / (1 + 2 * rest) + rest / (2 + rest)) / 2;
    double second = (1 - first) / 2;
    double[][] rows = {{1, 0}, {-1, 0}};
    double[][] prototypes = {{1, 0}, {-1, 0}, {-1, 0}};
    assertThat(
            LossBench.evaluate(loss(0.01, 1), Input.of(rows, rows).withPrototypes(prototypes))
                .part("prototype-entropy"))
        .isCloseTo(
            -(first * Math.log(first) + 2 * second * Math.log(second)) / Math.log(3), within(1e-9));
  }

  @Test
  void rowsThatAllGoToOnePrototypeAreNotHiddenByTheirEvenCodes() {
    // Softmax of scores of 1 and −1 at τ = 0.1: the other prototype gets 1 / (1 + e²⁰).
    double[][] rows = {{1, 0}, {1, 0}};
    double[][] prototypes = {{1, 0}, {-1, 0}};
    double other = 1 / (1 + Math.exp(20));
    assertThat(
            LossBench.evaluate(loss(0.05, 3), Input.of(rows, rows).withPrototypes(prototypes))
                .part("prototype-entropy"))
        .isCloseTo((other - other * Math.log(other)) / Math.log(2), within(1e-12));
  }

  @Test
  void aSmallEpsilonStaysFiniteInFloat32() {
    Input input = Input.random("small", 2, 4, 3).withPrototypes(PROTOTYPES);
    assertThat(LossBench.valueFloat32(loss(0.001, 3), input)).isFinite();
  }

  private static double reference(Input input, List<double[][]> codes) {
    int views = input.views().size();
    double sum = 0;
    for (int assigned = 0; assigned < 2; assigned++) {
      for (int view = 0; view < views; view++) {
        if (view == assigned) {
          continue;
        }
        for (int i = 0; i < 4; i++) {
          double[] scores = scores(input, input.views().get(view)[i]);
          double normalizer =
              Math.log(Arrays.stream(scores).map(score -> Math.exp(score / 0.1)).sum());
          for (int k = 0; k < scores.length; k++) {
            sum -= codes.get(assigned)[i][k] * (scores[k] / 0.1 - normalizer) / 4;
          }
        }
      }
    }
    return sum / (2 * (views - 1));
  }

  /** Cosines with the prototypes as they are: their length is the framework's part. */
  private static double[] scores(Input input, double[] row) {
    double length = Math.sqrt(Reference.dot(row, row));
    return Arrays.stream(input.prototypes().get(0))
        .mapToDouble(prototype -> Reference.dot(row, prototype) / length)
        .toArray();
  }

  /** The algorithm as the paper states it, on exponentials, with the total mass brought to 1. */
  private static double[][] codes(Input input, int view) {
    List<double[]> rows = new ArrayList<>(Arrays.asList(input.views().get(view)));
    if (!input.queues().isEmpty()) {
      rows.addAll(Arrays.asList(input.queues().get(view)));
    }
    double[][] mass =
        rows.stream()
            .map(row -> Arrays.stream(scores(input, row)).map(s -> Math.exp(s / 0.05)).toArray())
            .toArray(double[][]::new);
    int prototypes = mass[0].length;
    for (int iteration = 0; iteration < 3; iteration++) {
      for (int k = 0; k < prototypes; k++) {
        double total = 0;
        for (double[] row : mass) {
          total += row[k];
        }
        for (double[] row : mass) {
          row[k] /= total * prototypes;
        }
      }
      for (double[] row : mass) {
        double total = Arrays.stream(row).sum();
        for (int k = 0; k < prototypes; k++) {
          row[k] /= total * mass.length;
        }
      }
    }
    for (double[] row : mass) {
      for (int k = 0; k < prototypes; k++) {
        row[k] *= mass.length;
      }
    }
    return mass;
  }
}
