package org.isomer.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.isomer.reports.record.Interval;
import org.junit.jupiter.api.Test;

/**
 * Values from an independent program: NumPy percentiles of scikit-learn's macro F1 over the same
 * resamples, and SciPy's bootstrap with 200 000 resamples of its own.
 */
class BootstrapTest {
  private static final int SAMPLES = 120;
  private static final Bootstrap BOOTSTRAP = new Bootstrap(500, 7);

  @Test
  void takesPercentilesOfMacroF1() {
    Interval interval = BOOTSTRAP.interval(SAMPLES, BootstrapTest::macroF1);

    assertThat(interval.low()).isCloseTo(0.7179050779972911, within(1e-12));
    assertThat(interval.high()).isCloseTo(0.8660592004574537, within(1e-12));
    assertThat(interval.method()).isEqualTo("bootstrap, 500 resamples");
  }

  @Test
  void pairsTheSamplesOfADifference() {
    Difference difference =
        BOOTSTRAP.difference(SAMPLES, BootstrapTest::firstRight, BootstrapTest::secondRight);

    assertThat(difference.value()).isCloseTo(0.0666666666666667, within(1e-12));
    assertThat(difference.interval().low()).isCloseTo(-0.07104166666666663, within(1e-12));
    assertThat(difference.interval().high()).isCloseTo(0.19166666666666665, within(1e-12));
  }

  @Test
  void comesCloseToAnotherImplementation() {
    Interval interval =
        new Bootstrap(20_000, 1)
            .difference(SAMPLES, BootstrapTest::firstRight, BootstrapTest::secondRight)
            .interval();

    assertThat(interval.low()).isCloseTo(-0.0583, within(0.009));
    assertThat(interval.high()).isCloseTo(0.1917, within(0.009));
  }

  @Test
  void anotherSeedDrawsOtherResamples() {
    assertThat(new Bootstrap(500, 8).interval(SAMPLES, BootstrapTest::macroF1))
        .isNotEqualTo(BOOTSTRAP.interval(SAMPLES, BootstrapTest::macroF1));
  }

  @Test
  void refusesAnUndefinedStatistic() {
    assertThatThrownBy(() -> BOOTSTRAP.interval(3, drawn -> Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the statistic of a resample is NaN");
  }

  @Test
  void refusesTooFewResamples() {
    assertThatThrownBy(() -> new Bootstrap(40, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("at least 100 resamples are needed, not 40");
  }

  private static int truth(int sample) {
    return sample % 3;
  }

  private static int first(int sample) {
    return (sample * 7) % 10 < 7 ? truth(sample) : (sample / 3) % 3;
  }

  private static int second(int sample) {
    return (sample * 3) % 10 < 6 ? truth(sample) : (sample / 5) % 3;
  }

  private static double firstRight(int[] drawn) {
    int right = 0;
    for (int sample : drawn) {
      right += first(sample) == truth(sample) ? 1 : 0;
    }
    return (double) right / drawn.length;
  }

  private static double secondRight(int[] drawn) {
    int right = 0;
    for (int sample : drawn) {
      right += second(sample) == truth(sample) ? 1 : 0;
    }
    return (double) right / drawn.length;
  }

  private static double macroF1(int[] drawn) {
    double sum = 0;
    for (int label = 0; label < 3; label++) {
      int hits = 0;
      int named = 0;
      for (int sample : drawn) {
        hits += truth(sample) == label && first(sample) == label ? 1 : 0;
        named += (truth(sample) == label ? 1 : 0) + (first(sample) == label ? 1 : 0);
      }
      sum += 2.0 * hits / named;
    }
    return sum / 3;
  }
}
