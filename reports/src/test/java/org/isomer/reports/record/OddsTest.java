package org.isomer.reports.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class OddsTest {
  @Test
  void areThoseOfTheProbabilities() {
    double[] logits = {.3, -1.2, 2.5, 2.5};
    double[] shares = Odds.probabilities(logits);
    double[] odds = Odds.logarithms(logits);

    double sum = 0;
    for (int label = 0; label < logits.length; label++) {
      sum += shares[label];
      assertThat(odds[label])
          .isCloseTo(Math.log(shares[label] / (1 - shares[label])), within(1e-12));
    }
    assertThat(sum).isCloseTo(1, within(1e-15));
  }

  @Test
  void doNotEndWhereProbabilitiesAreZeroOrOne() {
    assertThat(Odds.probabilities(new double[] {1000, 0, -1000})).containsExactly(1, 0, 0);
    assertThat(Odds.logarithms(new double[] {1000, 0, -1000})).containsExactly(1000, -1000, -2000);
    assertThat(Odds.logarithms(new double[] {0, 1e300})).containsExactly(-1e300, 1e300);
  }

  @Test
  void ofEqualLogitsAreThoseOfTheNumberOfClasses() {
    assertThat(Odds.logarithms(new double[] {7, 7, 7}))
        .containsExactly(new double[] {-Math.log(2), -Math.log(2), -Math.log(2)}, within(1e-15));
    assertThat(Odds.logarithms(new double[] {7})).containsExactly(Double.POSITIVE_INFINITY);
  }

  @Test
  void sharesOfAlmostEverythingAreOrderedByTheRest() {
    double[] all = Odds.ordering(new double[] {1, 0});
    double[] most = Odds.ordering(new double[] {1, 1e-30});
    double[] less = Odds.ordering(new double[] {1, 1e-20});
    double[] half = Odds.ordering(new double[] {.5, .5});

    assertThat(new double[] {half[0], less[0], most[0], all[0]}).isSorted().doesNotHaveDuplicates();
    assertThat(new double[] {all[1], most[1], less[1], half[1]})
        .containsExactly(0, 1e-30, 1e-20, .5);
  }
}
