package org.isomer.eval.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.isomer.eval.RecordedNumbers;
import org.isomer.eval.feature.Scaling;
import org.isomer.eval.head.LinearProbe.Config;
import org.isomer.eval.spi.Candidate;
import org.isomer.eval.spi.Fitted;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.FeatureSet;
import org.isomer.spi.Schedule;
import org.isomer.train.schedule.Cosine;
import org.junit.jupiter.api.Test;

class LinearProbeTest {
  private static final FeatureSet TRAIN = RecordedNumbers.examples(0, 60);
  private static final FeatureSet VALIDATION = RecordedNumbers.examples(60, 75);
  private static final FeatureSet TEST = RecordedNumbers.examples(75, 90);

  @Test
  void stepsAsPyTorchDoes() {
    FeatureSet scaled =
        TRAIN.with(Scaling.STANDARDIZE.fit(TRAIN.features()).apply(TRAIN.features()));
    Config config = config(List.of(.5), 25, 60, .01);
    Schedule schedule = config.schedule().create();
    SoftmaxTrainer trainer = new SoftmaxTrainer(3, 5, .5, config);
    Batch all =
        Batch.of(scaled, IntStream.range(0, 60).toArray(), new float[scaled.features().dim()][60]);

    for (int step = 0; step < 25; step++) {
      trainer.step(all, schedule.factor(step, 25, 1));
    }

    double[] expected = RecordedNumbers.csv(LinearProbeTest.class, "sgd.csv").get(0);
    LinearClassifier classifier = trainer.classifier();
    for (int label = 0; label < 3; label++) {
      for (int j = 0; j < 5; j++) {
        assertThat((double) classifier.weights()[label][j])
            .isCloseTo(expected[5 * label + j], within(2e-6));
      }
      assertThat((double) classifier.bias()[label]).isCloseTo(expected[15 + label], within(2e-6));
    }
  }

  @Test
  void choosesTheLearningRateOnValidation() {
    Fitted fitted = fit(config(List.of(1e-7, .1, .3), 40, 16, 0));

    assertThat(fitted.selection().candidates())
        .extracting(Candidate::options)
        .extracting(options -> options.get("learning-rate"))
        .containsExactly("1.0E-7", "0.1", "0.3");
    assertThat(fitted.selection().winner().score())
        .isEqualTo(Accuracy.of(fitted.classifier().predict(VALIDATION.features()), VALIDATION))
        .isGreaterThan(.5);
    assertThat(Accuracy.of(fitted.classifier().predict(TEST.features()), TEST)).isGreaterThan(.5);
  }

  @Test
  void threadsChangeNoBit() throws Exception {
    Config config = config(List.of(.03, .1, .3), 20, 16, 1e-4);

    Fitted one = new ForkJoinPool(1).submit(() -> fit(config)).get();
    Fitted four = new ForkJoinPool(4).submit(() -> fit(config)).get();

    assertThat(four.selection()).isEqualTo(one.selection());
    assertThat(four.classifier().predict(TEST.features()))
        .isEqualTo(one.classifier().predict(TEST.features()));
  }

  @Test
  void theSeedOrdersTheBatches() {
    Fitted zero = fit(config(List.of(.1), 3, 7, 0));
    Config other = new Config(List.of(.1), cosine(), 3, 7, .9, 0, Scaling.STANDARDIZE, 1);

    assertThat(fit(other).classifier().predict(TEST.features()))
        .isNotEqualTo(zero.classifier().predict(TEST.features()));
  }

  @Test
  void saysThatTrainingDiverged() {
    assertThatThrownBy(() -> fit(config(List.of(1000.0), 200, 60, 1000)))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "task/linear-probe: training with learning rate 1000.0 diverged; lower it or the"
                + " weight decay.");
  }

  private static Fitted fit(Config config) {
    return new LinearProbe().create(config).fit(TRAIN, VALIDATION, 3);
  }

  private static Config config(
      List<Double> learningRates, int epochs, int batchSize, double weightDecay) {
    return new Config(
        learningRates, cosine(), epochs, batchSize, .9, weightDecay, Scaling.STANDARDIZE, 0);
  }

  private static Choice<Schedule> cosine() {
    return new Choice<>(new Cosine(), new Cosine.Config(0, Optional.empty(), 0));
  }
}
