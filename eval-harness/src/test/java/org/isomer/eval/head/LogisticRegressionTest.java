package org.isomer.eval.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.isomer.eval.RecordedNumbers;
import org.isomer.eval.feature.Scaling;
import org.isomer.eval.head.LogisticRegression.Config;
import org.isomer.eval.spi.Criterion;
import org.isomer.eval.spi.FeatureTask;
import org.isomer.eval.spi.Fitted;
import org.isomer.eval.spi.Selection;
import org.isomer.examination.Use;
import org.isomer.spi.FeatureSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogisticRegressionTest {
  private static final FeatureSet TRAIN = RecordedNumbers.examples(0, 60);
  private static final FeatureSet VALIDATION = RecordedNumbers.examples(60, 75);
  private static final FeatureSet TEST = RecordedNumbers.examples(75, 90);
  private static final FeatureSet SCALED =
      TRAIN.with(Scaling.STANDARDIZE.fit(TRAIN.features()).apply(TRAIN.features()));

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void findsTheMinimumThatScikitLearnFinds(int line) {
    double[] expected =
        RecordedNumbers.csv(LogisticRegressionTest.class, "logistic-regression.csv").get(line);
    double c = expected[0];
    RegularizedSoftmax objective = new RegularizedSoftmax(SCALED, 3);
    LimitedMemoryBfgs.Function function = objective.withInverseStrength(c);

    double[] point =
        new LimitedMemoryBfgs(1000, 1e-10).minimize(function, new double[objective.size()]);

    double value = function.at(point, new double[point.length]) * c * SCALED.size();
    assertThat(value).isCloseTo(expected[1], within(1e-9 * expected[1]));
    for (int i = 0; i < point.length; i++) {
      assertThat(point[i]).isCloseTo(expected[2 + i], within(1e-5));
    }
  }

  /** One row of weights there, the difference of two here: C is the same. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void ofTwoClassesItIsScikitLearnsAtTheSameStrength(int line) {
    hasTheMinimumOfOneRow(line, 2, 1e-9);
  }

  /** scikit-learn counts the classes that occur. */
  @Test
  void aThirdClassThatNoExampleHasChangesNothing() {
    hasTheMinimumOfOneRow(1, 3, 1e-6);
  }

  private static void hasTheMinimumOfOneRow(int line, int classes, double accuracy) {
    double[] expected =
        RecordedNumbers.csv(LogisticRegressionTest.class, "binary-logistic-regression.csv")
            .get(line);
    double c = expected[0];
    int[] labels = Arrays.stream(SCALED.labels()).map(label -> label == 1 ? 1 : 0).toArray();
    FeatureSet binary = new FeatureSet(SCALED.features(), labels, SCALED.ids());
    RegularizedSoftmax objective = new RegularizedSoftmax(binary, classes);
    LimitedMemoryBfgs.Function function = objective.withInverseStrength(c);

    double[] point =
        new LimitedMemoryBfgs(1000, 1e-10).minimize(function, new double[objective.size()]);

    double value = function.at(point, new double[point.length]) * c * binary.size();
    assertThat(value).isCloseTo(expected[1], within(accuracy * expected[1]));
    int dim = binary.features().dim();
    for (int i = 0; i < dim; i++) {
      assertThat(point[dim + i] - point[i]).isCloseTo(expected[2 + i], within(1e-4));
    }
    assertThat(point[classes * dim + 1] - point[classes * dim])
        .isCloseTo(expected[2 + dim], within(1e-4));
  }

  @Test
  void theGradientIsThatOfTheObjective() {
    RegularizedSoftmax objective = new RegularizedSoftmax(SCALED, 3);
    LimitedMemoryBfgs.Function function = objective.withInverseStrength(.5);
    double[] point = new double[objective.size()];
    for (int i = 0; i < point.length; i++) {
      point[i] = Math.sin(i + 1);
    }
    double[] gradient = new double[point.length];
    function.at(point, gradient);

    double step = 1e-6;
    for (int i = 0; i < point.length; i++) {
      double[] above = point.clone();
      double[] below = point.clone();
      above[i] += step;
      below[i] -= step;
      double difference =
          function.at(above, new double[point.length])
              - function.at(below, new double[point.length]);
      assertThat(gradient[i]).isCloseTo(difference / (2 * step), within(1e-8));
    }
  }

  @Test
  void choosesTheStrengthOnValidation() {
    Fitted fitted = fit(new Config(List.of(1e-6, .1, 1.0), 200, 1e-4));

    assertThat(fitted.selection().candidates()).hasSize(3);
    assertThat(fitted.selection().winner().score())
        .isEqualTo(Accuracy.of(fitted.classifier().predict(VALIDATION.features()), VALIDATION))
        .isGreaterThan(.5);
    assertThat(Accuracy.of(fitted.classifier().predict(TEST.features()), TEST)).isGreaterThan(.5);
  }

  @Test
  void oneCandidateNeedsNoValidationExamples() {
    FeatureTask one = new LogisticRegression().create(new Config(List.of(1.0), 200, 1e-4));
    FeatureTask several = new LogisticRegression().create(new Config(List.of(.1, 1.0), 200, 1e-4));
    FeatureSet none = TRAIN.pick(new int[0]);

    Selection selection = one.fit(TRAIN, none, 3).selection();

    assertThat(one.use()).isEqualTo(Use.CLASSIFICATION_WITHOUT_CHOICE);
    assertThat(several.use()).isEqualTo(Use.CLASSIFICATION);
    assertThat(selection.criterion()).isEqualTo(Criterion.TRAINING_ACCURACY);
  }

  @Test
  void threadsChangeNoBit() throws Exception {
    Config config = new Config(List.of(.1, 10.0), 200, 1e-4);

    Fitted one = new ForkJoinPool(1).submit(() -> fit(config)).get();
    Fitted four = new ForkJoinPool(4).submit(() -> fit(config)).get();

    assertThat(four.selection()).isEqualTo(one.selection());
    assertThat(four.classifier().predict(TEST.features()))
        .isEqualTo(one.classifier().predict(TEST.features()));
  }

  private static Fitted fit(Config config) {
    return new LogisticRegression().create(config).fit(TRAIN, VALIDATION, 3);
  }
}
