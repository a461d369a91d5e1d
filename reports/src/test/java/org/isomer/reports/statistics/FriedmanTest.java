package org.isomer.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Values from Demšar (2006) and from SciPy's Friedman test, which corrects for ties. */
class FriedmanTest {
  @Test
  void agreesWithThePaper() {
    Friedman friedman = Friedman.ofAverageRanks(14, 3.143, 2.0, 2.893, 1.964);

    assertThat(friedman.chiSquare()).isCloseTo(9.28, within(0.005));
    assertThat(friedman.f()).isCloseTo(3.69, within(0.005));
    assertThat(friedman.chiSquarePValue()).isCloseTo(0.0257, within(0.0001));
    assertThat(friedman.fPValue()).isCloseTo(0.0198, within(0.0001));
  }

  /** Two tasks cannot tell three subjects apart, three can: χ² is 4 and 6 at most. */
  @Test
  void theLeastPValueIsThatOfTasksThatAgree() {
    assertThat(Friedman.least(3, 2)).isCloseTo(Math.exp(-2), within(1e-12));
    assertThat(Friedman.least(3, 3)).isCloseTo(Math.exp(-3), within(1e-12));
    TaskScores alike = TaskScores.of(new double[][] {{3, 2, 1}, {9, 5, 4}, {1, .5, .2}});
    assertThat(Friedman.of(alike).chiSquarePValue()).isCloseTo(Friedman.least(3, 3), within(1e-12));
  }

  @Test
  void averagesOfATableGiveTheUncorrectedTest() {
    Friedman friedman = Friedman.ofAverageRanks(14, Ranks.average(ScoreTables.demsar(0.9749)));

    assertThat(friedman.chiSquare()).isCloseTo(9.28, within(0.005));
    assertThat(friedman.f()).isCloseTo(3.69, within(0.005));
  }

  @Test
  void agreesWithScipyWithTies() {
    Friedman friedman = Friedman.of(ScoreTables.demsar(0.975));

    assertThat(friedman.chiSquare()).isCloseTo(10.952380952380956, within(1e-12));
    assertThat(friedman.chiSquarePValue()).isCloseTo(0.011986176325417788, within(1e-12));
    assertThat(friedman.f()).isCloseTo(4.585889570552149, within(1e-12));
    assertThat(friedman.fPValue()).isCloseTo(0.007628838730725745, within(1e-12));
  }

  @Test
  void agreesWithScipyOnAnotherTable() {
    Friedman friedman = Friedman.of(ScoreTables.generated());

    assertThat(friedman.chiSquare()).isCloseTo(4.200836820083686, within(1e-12));
    assertThat(friedman.chiSquarePValue()).isCloseTo(0.3795073416765701, within(1e-12));
    assertThat(friedman.f()).isCloseTo(1.0550248376003069, within(1e-12));
    assertThat(friedman.fPValue()).isCloseTo(0.39005287020265966, within(1e-12));
  }

  @Test
  void fullAgreementIsInfinitelyFarFromChance() {
    Friedman friedman =
        Friedman.of(
            TaskScores.of(
                new double[] {3, 2, 1}, new double[] {9, 8, 7}, new double[] {0.3, 0.2, 0.1}));

    assertThat(friedman.chiSquare()).isEqualTo(6);
    assertThat(friedman.f()).isInfinite();
    assertThat(friedman.fPValue()).isZero();
  }

  @Test
  void tiesAloneShowNoDifference() {
    assertThat(Friedman.of(TaskScores.of(new double[] {1, 1}, new double[] {2, 2})))
        .isEqualTo(new Friedman(0, 1, 0, 1));
  }

  @Test
  void refusesMissingScores() {
    assertThatThrownBy(() -> Friedman.of(ScoreTables.worked()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "task 2 lacks the score of a subject; "
                + "leave out the tasks or the subjects with missing scores");
  }

  @Test
  void refusesTooLittle() {
    assertThatThrownBy(() -> Friedman.of(TaskScores.of(new double[] {1, 2, 3})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Friedman's test needs at least 2 subjects and 2 tasks, not 3 and 1");
    assertThatThrownBy(() -> Friedman.ofAverageRanks(5, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Friedman's test needs at least 2 subjects and 2 tasks, not 1 and 5");
  }
}
