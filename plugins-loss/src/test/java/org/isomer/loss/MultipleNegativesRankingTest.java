package org.isomer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.isomer.loss.MultipleNegativesRanking.Directions;
import org.isomer.spi.Loss;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MultipleNegativesRankingTest {
  private static Loss loss(Directions directions, int chunk) {
    return new MultipleNegativesRanking()
        .create(new MultipleNegativesRanking.Config(5, directions, chunk));
  }

  @ParameterizedTest
  @CsvSource({"2,ONE", "2,BOTH", "4,ONE", "4,BOTH"})
  void equalsALoopReferenceAndItsCentralDifferences(int views, Directions directions) {
    LossBench.assertEquals(
        loss(directions, 2), Input.random("ranking", views, 5, 3), of -> reference(of, directions));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 5, 6})
  void chunksChangeNothing(int chunk) {
    Input input = Input.random("ranking", 3, 5, 3);
    LossBench.Evaluation whole = LossBench.evaluate(loss(Directions.BOTH, 100), input);
    LossBench.Evaluation parts = LossBench.evaluate(loss(Directions.BOTH, chunk), input);
    assertThat(parts.loss()).isCloseTo(whole.loss(), within(1e-12));
    assertThat(parts.parts()).isEqualTo(whole.parts());
    for (int view = 0; view < 3; view++) {
      double[] expected =
          Arrays.stream(whole.gradients().get(view)).flatMapToDouble(Arrays::stream).toArray();
      double[] found =
          Arrays.stream(parts.gradients().get(view)).flatMapToDouble(Arrays::stream).toArray();
      assertThat(found).containsExactly(expected, within(1e-12));
    }
  }

  @Test
  void logsHowOftenThePositiveIsTheNearest() {
    double[][] identity = Input.matrix(4, 4, (i, j) -> i == j ? 1 : 0);
    double[][] hard = {{1, 0, 0, 0}, {1, 0, 0, 0}, {1, 0, 0, 0}, {1, 1, 0, 0}};
    assertThat(
            LossBench.evaluate(loss(Directions.ONE, 3), Input.of(identity, identity, hard))
                .part("contrast-accuracy"))
        .isEqualTo(0.75);
  }

  @Test
  void takesAnyNumberOfHardNegatives() {
    Loss loss = loss(Directions.ONE, 3);
    assertThat(loss.acceptsViews(1)).isFalse();
    assertThat(loss.acceptsViews(2)).isTrue();
    assertThat(loss.acceptsViews(7)).isTrue();
    assertThat(LossBench.evaluate(loss, Input.random("ranking", 4, 5, 3)).collapsed())
        .hasValue(Math.log(15));
  }

  private static double reference(Input input, Directions directions) {
    double[][] anchors = input.views().get(0);
    double[][] positives = input.views().get(1);
    List<double[]> candidates = new ArrayList<>();
    input.views().stream().skip(1).forEach(view -> candidates.addAll(Arrays.asList(view)));
    double forth = ranked(anchors, candidates);
    return directions == Directions.ONE
        ? forth
        : (forth + ranked(positives, Arrays.asList(anchors))) / 2;
  }

  private static double ranked(double[][] anchors, List<double[]> candidates) {
    double sum = 0;
    for (int i = 0; i < anchors.length; i++) {
      double all = 0;
      for (double[] candidate : candidates) {
        all += Math.exp(5 * Reference.cosine(anchors[i], candidate));
      }
      sum += Math.log(all) - 5 * Reference.cosine(anchors[i], candidates.get(i));
    }
    return sum / anchors.length;
  }
}
