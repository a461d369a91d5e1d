package org.isomer.train.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.isomer.spi.Schedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs of 10 steps, 2 an epoch, unless a test says otherwise; factors by hand. */
class SchedulesTest {
  private static final Optional<Double> DEFAULT = Optional.empty();

  private static double[] factors(Schedule schedule) {
    return LongStream.range(0, 10).mapToDouble(step -> schedule.factor(step, 10, 2)).toArray();
  }

  private static void assertFactors(Schedule schedule, double... expected) {
    assertThat(factors(schedule)).containsExactly(expected, within(1e-15));
  }

  private static Schedule cosine(double warmup, Optional<Double> start, double last) {
    return new Cosine().create(new Cosine.Config(warmup, start, last));
  }

  private static Schedule linear(double warmup, Optional<Double> start, double last) {
    return new Linear().create(new Linear.Config(warmup, start, last));
  }

  private static Schedule constant(double warmup, Optional<Double> start) {
    return new Constant().create(new Constant.Config(warmup, start));
  }

  private static Schedule step(List<Double> epochs, double factor, double warmup) {
    return new Step().create(new Step.Config(epochs, factor, warmup, DEFAULT));
  }

  @Test
  void linearFallsByEqualSteps() {
    assertFactors(linear(0, DEFAULT, 0), 1, .9, .8, .7, .6, .5, .4, .3, .2, .1);
    assertFactors(linear(1, DEFAULT, 0), .5, 1, 1, .875, .75, .625, .5, .375, .25, .125);
    assertFactors(linear(1, DEFAULT, .2), .5, 1, 1, .9, .8, .7, .6, .5, .4, .3);
  }

  @Test
  void constantStaysAtOne() {
    assertFactors(constant(0, DEFAULT), 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
    assertFactors(constant(2, DEFAULT), .25, .5, .75, 1, 1, 1, 1, 1, 1, 1);
  }

  @Test
  void stepMultipliesAtTheStartOfItsEpochs() {
    assertFactors(step(List.of(2.0, 4.0), .1, 0), 1, 1, 1, 1, .1, .1, .1, .1, .01, .01);
    assertFactors(step(List.of(4.0, 2.0), .5, 0), 1, 1, 1, 1, .5, .5, .5, .5, .25, .25);
    assertFactors(step(List.of(2.5), .5, 0), 1, 1, 1, 1, 1, .5, .5, .5, .5, .5);
    assertFactors(step(List.of(0.0, 5.0), .5, 0), .5, .5, .5, .5, .5, .5, .5, .5, .5, .5);
    assertFactors(step(List.of(), .5, 1), .5, 1, 1, 1, 1, 1, 1, 1, 1, 1);
    assertFactors(
        step(List.of(1.0, 2.0), .5, 1.5), 1 / 3., 2 / 3., 1, .5, .25, .25, .25, .25, .25, .25);
  }

  @Test
  void cosineEndsAtItsFinalFactor() {
    double root = Math.sqrt(0.5) / 2;
    assertThat(cosine(1, DEFAULT, .2).factor(2, 10, 2)).isEqualTo(1);
    assertThat(cosine(1, DEFAULT, .2).factor(4, 10, 2))
        .isCloseTo(.2 + .8 * (.5 + root), within(1e-15));
    assertThat(cosine(1, DEFAULT, .2).factor(6, 10, 2)).isCloseTo(.6, within(1e-15));
    assertThat(cosine(1, DEFAULT, .2).factor(8, 10, 2))
        .isCloseTo(.2 + .8 * (.5 - root), within(1e-15));
    // SwAV at batch 256: from 0.6 to 0.0006 over 200 epochs of 5004 steps.
    assertThat(0.6 * cosine(0, DEFAULT, 0.001).factor(200 * 5004 - 1, 200 * 5004, 5004))
        .isCloseTo(0.0006, within(1e-11));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.3, 1.7, 10, 50})
  void withoutAFinalFactorTheCosineHasTheBitsOfItsFormula(double warmupEpochs) {
    for (long step = 0; step < 90; step++) {
      double warmup = Math.min(90.0, warmupEpochs * 9);
      double expected =
          step < warmup
              ? Math.min(1, (step + 1) / warmup)
              : 0.5 * (1 + StrictMath.cos(Math.PI * (step - warmup) / (90 - warmup)));
      assertThat(cosine(warmupEpochs, DEFAULT, 0).factor(step, 90, 9)).isEqualTo(expected);
    }
  }

  @Test
  void warmupRisesFromItsStartToOne() {
    assertFactors(constant(2, Optional.of(.1)), .1, .4, .7, 1, 1, 1, 1, 1, 1, 1);
    assertFactors(constant(2, Optional.of(0.0)), 0, 1 / 3., 2 / 3., 1, 1, 1, 1, 1, 1, 1);
    assertFactors(constant(.5, Optional.of(.1)), .1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
    assertFactors(constant(0, Optional.of(.1)), 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
    assertFactors(linear(1, Optional.of(.25), 0), .25, 1, 1, .875, .75, .625, .5, .375, .25, .125);
    assertFactors(constant(2, Optional.of(.25)), factors(constant(2, DEFAULT)));
  }

  /** Ten warm-up epochs from 3e-5 to 0.4, of 195 steps each. */
  @Test
  void theLongRecipeWarmsUpFromItsLearningRate() {
    Schedule schedule = cosine(10, Optional.of(3e-5 / 0.4), 0);
    assertThat(0.4 * schedule.factor(0, 195_000, 195)).isCloseTo(3e-5, within(1e-18));
    assertThat(0.4 * schedule.factor(1, 195_000, 195))
        .isCloseTo(3e-5 + (0.4 - 3e-5) / 1949, within(1e-15));
    assertThat(schedule.factor(1949, 195_000, 195)).isEqualTo(1);
    assertThat(schedule.factor(1950, 195_000, 195)).isEqualTo(1);
  }

  @Test
  void aWarmupLongerThanTheRunEndsAtOneWithTheRun() {
    double[] rise = {.1, .2, .3, .4, .5, .6, .7, .8, .9, 1};
    assertFactors(linear(50, DEFAULT, 0), rise);
    assertFactors(cosine(5, DEFAULT, .5), rise);
    assertFactors(constant(50, Optional.of(.1)), rise);
    assertFactors(step(List.of(1.0), .1, 50), rise);
  }
}
