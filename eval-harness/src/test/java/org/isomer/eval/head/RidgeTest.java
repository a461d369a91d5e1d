package org.isomer.eval.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.isomer.config.ConfigReader;
import org.isomer.eval.feature.Scaling;
import org.isomer.eval.spi.Candidate;
import org.isomer.eval.spi.FeatureTask;
import org.isomer.eval.spi.Fitted;
import org.isomer.eval.spi.Prediction;
import org.isomer.examination.Use;
import org.isomer.plugin.PluginLoader;
import org.isomer.spi.BadInputException;
import org.isomer.spi.FeatureMatrix;
import org.isomer.spi.FeatureSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RidgeTest {
  private static final Ridge.Config DEFAULTS =
      new ConfigReader(PluginLoader.classPath())
          .bind(Ridge.Config.class, "test", "", List.<String>of());
  private static final FeatureSet NONE =
      new FeatureSet(new FeatureMatrix(new float[0][]), new int[0], List.of());

  static Stream<Arguments> cases() {
    return Stream.of(
        Arguments.of("ridge", RecordedHeads.three()),
        Arguments.of("ridge-two", RecordedHeads.two()),
        Arguments.of("ridge-wide", RecordedHeads.wide()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void choosesAndPredictsAsScikitLearnDoes(String key, RecordedHeads recorded) {
    Fitted fitted = fit(recorded);

    double[] errors = RecordedHeads.numbers(key + ".errors");
    List<Candidate> candidates = fitted.selection().candidates();
    assertThat(candidates).hasSize(errors.length);
    for (int i = 0; i < errors.length; i++) {
      assertThat(candidates.get(i).score()).isCloseTo(errors[i], within(1e-3 * errors[i]));
    }
    assertThat(fitted.selection().winner().options())
        .containsEntry("alpha", String.valueOf(RecordedHeads.numbers(key + ".alpha")[0]));
    List<Prediction> predictions = fitted.classifier().predict(recorded.test().features());
    assertThat(RecordedHeads.labels(predictions))
        .containsExactly(RecordedHeads.labels(key + ".predicted"));
    double[] decisions = RecordedHeads.numbers(key + ".decisions");
    double[] ofClasses =
        recorded.classes() > 2
            ? decisions
            : DoubleStream.of(decisions).flatMap(d -> DoubleStream.of(-d, d)).toArray();
    assertThat(RecordedHeads.logits(predictions)).containsExactly(ofClasses, within(1e-4));
  }

  private static Fitted fit(RecordedHeads recorded) {
    return new Ridge().create(DEFAULTS).fit(recorded.train(), NONE, recorded.classes());
  }

  /** The closed form is that of as many fits as there are examples. */
  @ParameterizedTest
  @MethodSource("cases")
  void anErrorIsThatOfAFitWithoutTheExample(String key, RecordedHeads recorded) {
    FeatureSet train = recorded.standardized().train();
    double alpha = 10;
    double sum = 0;
    for (int left = 0; left < train.size(); left++) {
      int without = left;
      int[] others = IntStream.range(0, train.size()).filter(i -> i != without).toArray();
      List<Prediction> alone =
          RidgeRegression.of(train.pick(others), recorded.classes())
              .fit(alpha)
              .predict(train.pick(new int[] {left}).features());
      double[] values = RecordedHeads.logits(alone);
      for (int label = 0; label < values.length; label++) {
        double target = train.labels()[left] == label ? 1 : -1;
        sum += Math.pow(values[label] - target, 2) / values.length / train.size();
      }
    }
    assertThat(RidgeRegression.of(train, recorded.classes()).leaveOneOutError(alpha))
        .as(key)
        .isCloseTo(sum, within(1e-4 * sum));
  }

  @Test
  void needsNoValidationExamples() {
    assertThat(new Ridge().create(DEFAULTS).use()).isEqualTo(Use.CLASSIFICATION_WITHOUT_CHOICE);
  }

  @Test
  void refusesWhatWouldTakeTooLong() {
    FeatureTask ridge = new Ridge().create(new Ridge.Config(List.of(1.0), Scaling.NONE));

    assertThatThrownBy(() -> ridge.requireFit(new int[5002], OptionalInt.of(5001)))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "task/ridge: 5002 training examples with 5001 features are too many for it, which takes"
                + " at most 5000 of one of both. Take logistic-regression or linear-probe.");
  }

  @Test
  void refusesWhatWouldNotFitIntoMemory() {
    RidgeRegression.requireRoom(1_000_000, 100, 3_000_000_000L);

    assertThatThrownBy(() -> RidgeRegression.requireRoom(1_000_000, 100, 2_000_000_000L))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(
            "task/ridge: 1000000 training examples with 100 features need 2.4 GB of Java's memory,"
                + " and it has 2.0 GB. Take logistic-regression or linear-probe");
  }
}
