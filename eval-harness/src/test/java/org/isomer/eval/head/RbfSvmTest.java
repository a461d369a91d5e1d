package org.isomer.eval.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.isomer.config.ConfigReader;
import org.isomer.eval.spi.Candidate;
import org.isomer.eval.spi.Criterion;
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

class RbfSvmTest {
  private static final FeatureSet NONE =
      new FeatureSet(new FeatureMatrix(new float[0][]), new int[0], List.of());

  static Stream<Arguments> cases() {
    return Stream.of(
        Arguments.of("svm", RecordedHeads.three().standardized()),
        Arguments.of("svm-two", RecordedHeads.two().standardized()));
  }

  private static Fitted fit(FeatureSet train, int classes, String... options) {
    RbfSvm.Config config =
        new ConfigReader(PluginLoader.classPath())
            .bind(RbfSvm.Config.class, "test", "", List.of(options));
    return new RbfSvm().create(config).fit(train, NONE, classes);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void choosesAndPredictsAsScikitLearnDoes(String key, RecordedHeads recorded) {
    Fitted fitted = fit(recorded.train(), recorded.classes());

    assertThat(fitted.selection().candidates().stream().mapToDouble(Candidate::score).toArray())
        .containsExactly(RecordedHeads.numbers(key + ".accuracies"), within(1e-9));
    assertThat(fitted.selection().winner().options())
        .containsEntry("c", String.valueOf(RecordedHeads.numbers(key + ".c")[0]));
    assertThat(RecordedHeads.labels(fitted.classifier().predict(recorded.test().features())))
        .containsExactly(RecordedHeads.labels(key + ".predicted"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void decidesPairsAsScikitLearnDoes(String key, RecordedHeads recorded) {
    for (String c : List.of("1", "inf")) {
      double value = c.equals("1") ? 1 : Double.POSITIVE_INFINITY;
      SupportVectors machine = SupportVectors.fit(recorded.train(), recorded.classes(), value);
      double[] expected = RecordedHeads.numbers(key + "." + c + ".pairs");
      double[] pairs =
          Arrays.stream(recorded.test().features().rows())
              .flatMapToDouble(row -> DoubleStream.of(machine.decisions(row)))
              // Of two classes scikit-learn gives the decision for the second.
              .map(decision -> recorded.classes() == 2 ? -decision : decision)
              .toArray();
      assertThat(pairs).containsExactly(expected, within(2e-3));
      assertThat(RecordedHeads.labels(machine.predict(recorded.test().features())))
          .containsExactly(RecordedHeads.labels(key + "." + c + ".predicted"));
    }
  }

  /** Where classes do not share the most votes. */
  @Test
  void valuesAreVotesAndConfidencesAsInScikitLearn() {
    RecordedHeads recorded = RecordedHeads.three().standardized();
    List<Prediction> predictions =
        SupportVectors.fit(recorded.train(), 3, 1).predict(recorded.test().features());

    double[] expected = RecordedHeads.numbers("svm.values");
    double[] values = RecordedHeads.logits(predictions);
    assertThat(values).hasSameSizeAs(expected);
    for (int i = 0; i < values.length; i++) {
      int first = i / 3 * 3;
      boolean cyclic =
          IntStream.range(first, first + 3).allMatch(place -> Math.abs(expected[place] - 1) < .4);
      if (!cyclic) {
        assertThat(values[i]).isCloseTo(expected[i], within(1e-3));
      }
    }
  }

  @Test
  void ofFewExamplesNothingIsChosen() {
    FeatureSet few =
        RecordedHeads.three().standardized().train().pick(IntStream.range(0, 49).toArray());

    Fitted fitted = fit(few, 3);

    assertThat(fitted.selection().criterion()).isEqualTo(Criterion.TRAINING_ACCURACY);
    assertThat(fitted.selection().candidates()).hasSize(1);
    assertThat(fitted.selection().winner().options()).hasToString("{c=∞}");
    assertThat(fitted.selection().winner().score()).as("no example on the wrong side").isEqualTo(1);
    assertThat(new RbfSvm().create(new RbfSvm.Config(List.of(1.0), 5, 100)).use())
        .isEqualTo(Use.CLASSIFICATION_WITHOUT_CHOICE);
  }

  @Test
  void aClassWithoutAnExampleIsLast() {
    RecordedHeads recorded = RecordedHeads.two().standardized();

    List<Prediction> predictions =
        SupportVectors.fit(recorded.train(), 4, 1).predict(recorded.test().features());

    assertThat(predictions)
        .allSatisfy(
            prediction -> assertThat(prediction.ranked().subList(2, 4)).containsExactly(2, 3));
  }

  @Test
  void ofMoreExamplesAShareOfEachClassIsUsed() {
    FeatureSet part = RecordedHeads.three().standardized().train();
    FeatureSet many = part.pick(IntStream.range(0, 300).map(i -> i % 60).toArray());

    Fitted fitted = fit(many, 3, "most=100", "c=[1]");

    assertThat(Accuracy.of(fitted.classifier().predict(many.features()), many))
        .isGreaterThan(
            Accuracy.of(fit(part, 3, "c=[1]").classifier().predict(many.features()), many) - .2);
  }

  @Test
  void threadsChangeNoBit() throws Exception {
    RecordedHeads recorded = RecordedHeads.three().standardized();

    Fitted one = new ForkJoinPool(1).submit(() -> fit(recorded.train(), 3, "c=[1, 10]")).get();
    Fitted four = new ForkJoinPool(4).submit(() -> fit(recorded.train(), 3, "c=[1, 10]")).get();

    assertThat(four.selection()).isEqualTo(one.selection());
    assertThat(four.classifier().predict(recorded.test().features()))
        .isEqualTo(one.classifier().predict(recorded.test().features()));
  }

  /** As scikit-learn's StratifiedKFold. */
  @Test
  void refusesMoreFoldsThanExamplesOfEveryClass() {
    int[] labels = IntStream.range(0, 60).map(i -> i % 10).toArray();
    FeatureTask six = new RbfSvm().create(new RbfSvm.Config(List.of(1.0), 6, 100));
    FeatureTask seven = new RbfSvm().create(new RbfSvm.Config(List.of(1.0), 7, 100));

    six.requireFit(labels, OptionalInt.empty());
    assertThatThrownBy(() -> seven.requireFit(labels, OptionalInt.empty()))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "task/rbf-svm: no class has more than 6 training examples, too few for 7 folds. Give at"
                + " most as many folds.");
  }

  /** Features far from 0 for how little they differ: the kernel is almost 1 for all of them. */
  private static FeatureSet far(int size, int dim, long seed) {
    Random random = new Random(seed);
    float[][] rows = new float[size][dim];
    for (float[] row : rows) {
      for (int j = 0; j < dim; j++) {
        row[j] = 1000 * (j + 1) + .5f * (float) random.nextGaussian();
      }
    }
    int[] labels = IntStream.range(0, size).map(i -> i % 2).toArray();
    return new FeatureSet(
        new FeatureMatrix(rows), labels, IntStream.range(0, size).mapToObj(i -> "" + i).toList());
  }

  @Test
  void aMachineThatIsNotFiniteIsNoCandidate() {
    Fitted fitted = fit(far(60, 8, 1), 2, "c=[1, 10]");

    assertThat(fitted.selection().candidates())
        .extracting(candidate -> candidate.options().get("c"))
        .containsExactly("1.0", "10.0");
    assertThat(fitted.classifiers()).hasSize(2);
  }

  @Test
  void whereNoMachineIsFiniteTheReasonIsNamed() {
    assertThatThrownBy(() -> fit(far(40, 2, 2), 2))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(
            "task/rbf-svm: the numbers of every support vector machine are NaN or infinite")
        .hasMessageContaining("standardize the series first");
  }
}
