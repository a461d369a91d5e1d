package org.isomer.eval.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.isomer.eval.head.NearestNeighbours.Config;
import org.isomer.eval.spi.Candidate;
import org.isomer.eval.spi.FeatureTask;
import org.isomer.eval.spi.Fitted;
import org.isomer.eval.spi.Prediction;
import org.isomer.spi.BadInputException;
import org.isomer.spi.FeatureMatrix;
import org.isomer.spi.FeatureSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNeighboursTest {
  private static final FeatureSet BANK =
      set(new float[][] {{1, 0}, {.8f, .6f}, {.6f, .8f}, {0, 1}}, 0, 1, 1, 2);
  private static final FeatureMatrix QUERY = new FeatureMatrix(new float[][] {{1, 0}});

  @ParameterizedTest
  @CsvSource({".07, .9427, 0", ".1, .8668, 0", "1, .5982, 1"})
  void workedValue(double temperature, double score, int label) {
    Prediction prediction = predict(BANK, 3, 3, temperature);

    assertThat(prediction.ranked())
        .as("the third class has no vote")
        .containsExactly(label, 1 - label);
    assertThat(prediction.score()).isCloseTo(score, within(5e-5));
  }

  @Test
  void tiesGoToTheLowestClass() {
    FeatureSet bank = set(new float[][] {{1, 0}, {2, 0}, {3, 0}, {0, 1}}, 4, 2, 3, 0);

    Prediction prediction = predict(bank, 5, 3, .1);

    assertThat(prediction.ranked()).containsExactly(2, 3, 4);
    assertThat(prediction.score()).isCloseTo(1.0 / 3, within(1e-12));
  }

  @Test
  void ranksFiveClassesAtMost() {
    float[][] bank = {{1, 0}, {1, .1f}, {1, .2f}, {1, .3f}, {1, .4f}, {1, .5f}, {1, .6f}};

    assertThat(predict(set(bank, 6, 5, 4, 3, 2, 1, 0), 7, 100, .1).ranked())
        .containsExactly(6, 5, 4, 3, 2);
  }

  @Test
  void aSmallTemperatureDoesNotOverflow() {
    Prediction prediction = predict(BANK, 3, 4, 1e-6);

    assertThat(prediction.label()).isEqualTo(0);
    assertThat(prediction.score()).isEqualTo(1);
  }

  @Test
  void choosesOnValidationTheFirstOfTheBest() {
    FeatureSet validation = set(new float[][] {{1, 0}, {.9f, .1f}}, 0, 0);
    FeatureTask task =
        new NearestNeighbours().create(new Config(List.of(3, 1, 2), List.of(1.0, .1)));

    Fitted fitted = task.fit(BANK, validation, 3);

    assertThat(fitted.selection().candidates())
        .extracting(Candidate::score)
        .containsExactly(0.0, 1.0, 1.0, 1.0, 1.0, 1.0);
    assertThat(fitted.selection().winner().options()).hasToString("{k=3, temperature=0.1}");
    assertThat(fitted.classifier().predict(QUERY).get(0).score())
        .as("the chosen setting is the one that predicts")
        .isCloseTo(.8668, within(5e-5));
  }

  @Test
  void saysWhichListIsEmpty() {
    assertThatThrownBy(() -> new NearestNeighbours().create(new Config(List.of(), List.of(.1))))
        .isInstanceOf(BadInputException.class)
        .hasMessage("task/knn: the option k lists no candidate; give at least one.");
  }

  private static Prediction predict(FeatureSet bank, int classes, int k, double temperature) {
    return new NearestNeighbours()
        .create(new Config(List.of(k), List.of(temperature)))
        .fit(bank, bank, classes)
        .classifier()
        .predict(QUERY)
        .get(0);
  }

  private static FeatureSet set(float[][] rows, int... labels) {
    return new FeatureSet(
        new FeatureMatrix(rows),
        labels,
        IntStream.range(0, labels.length).mapToObj(String::valueOf).toList());
  }
}
