package org.isomer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.isomer.loss.InfoNce.Negatives;
import org.isomer.loss.MultipleNegativesRanking.Directions;
import org.isomer.spi.Choice;
import org.isomer.spi.Loss;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Values computed once with numpy in float64 from the definitions, on two views whose entries are
 * sin(1 + 3i + j) and cos(0.5 + 3i + j).
 */
class GoldenTest {
  private static final int CHUNK = 2048;

  @ParameterizedTest
  @CsvSource({"0.1,4.8232188150", "0.2,2.6050267822", "0.5,1.6290414067", "1,1.5847596217"})
  void ntXent(double temperature, double expected) {
    LossBench.assertGolden(
        new NtXent().create(new NtXent.Config(temperature, CHUNK)), Input.golden(), expected);
  }

  @Test
  void ntXentGradient() {
    assertThat(
            LossBench.evaluate(new NtXent().create(new NtXent.Config(0.5, CHUNK)), Input.golden())
                .gradients()
                .get(0)[0][0])
        .isCloseTo(-0.129951538, within(1e-8));
  }

  @ParameterizedTest
  @CsvSource({"0.07,0.3223832490", "0.2,0.6496908395"})
  void infoNceWithAQueue(double temperature, double expected) {
    double[][] queue = Input.matrix(5, 3, (i, j) -> Math.sin(2 + 3 * i + 1.5 * j));
    LossBench.assertGolden(
        new InfoNce().create(new InfoNce.Config(temperature, Negatives.GIVEN, 1)),
        Input.golden().withNegatives(queue),
        expected);
  }

  @ParameterizedTest
  @CsvSource({"0.1,4.8150688771", "0.5,1.4096416595"})
  void decoupled(double temperature, double expected) {
    LossBench.assertGolden(
        new Decoupled().create(new Decoupled.Config(temperature, CHUNK)), Input.golden(), expected);
  }

  @ParameterizedTest
  @CsvSource({"0.1,12.9326459381", "0.5,3.2509268313"})
  void supCon(double temperature, double expected) {
    LossBench.assertGolden(
        new SupCon().create(new SupCon.Config(temperature, CHUNK)),
        Input.golden().withLabels(0, 0, 1, 1),
        expected);
  }

  @Test
  void barlowTwins() {
    var loss = new BarlowTwins().create(new BarlowTwins.Config(0.0051, 1));
    LossBench.assertGolden(loss, Input.golden(), 3.5057751021);
    LossBench.Evaluation evaluation = LossBench.evaluate(loss, Input.golden());
    assertThat(evaluation.part("on-diagonal")).isCloseTo(3.4775397488, within(1e-9));
    assertThat(evaluation.part("off-diagonal")).isCloseTo(5.5363437864, within(1e-9));
  }

  @Test
  void vicReg() {
    var loss = new VicReg().create(new VicReg.Config(25, 25, 1, 1));
    LossBench.assertGolden(loss, Input.golden(), 21.1119371319);
    LossBench.Evaluation evaluation = LossBench.evaluate(loss, Input.golden());
    assertThat(evaluation.part("invariance")).isCloseTo(0.5187398328, within(1e-9));
    assertThat(evaluation.part("variance")).isCloseTo(0.2742974735, within(1e-9));
    assertThat(evaluation.part("covariance")).isCloseTo(1.2860044749, within(1e-9));
  }

  @Test
  void swappedPrediction() {
    double[][] prototypes =
        Reference.unit(Input.matrix(6, 3, (i, j) -> Math.cos(0.7 * i + 1.1 * j)));
    LossBench.assertGolden(
        new SwappedPrediction().create(new SwappedPrediction.Config(0.1, 0.05, 3)),
        Input.golden().withPrototypes(prototypes),
        3.8011757240);
  }

  private static final double[][] HARD =
      Input.matrix(4, 3, (i, j) -> Math.sin(2 + 3 * i + 1.5 * j));

  private static Loss ranking(Directions directions) {
    return new MultipleNegativesRanking()
        .create(new MultipleNegativesRanking.Config(20, directions, CHUNK));
  }

  @Test
  void multipleNegativesRanking() {
    LossBench.assertGolden(ranking(Directions.ONE), Input.golden(), 2.3781474703);
    Input hard = Input.of(Input.A, Input.B, HARD);
    LossBench.assertGolden(ranking(Directions.ONE), hard, 2.3794622919);
    assertThat(LossBench.evaluate(ranking(Directions.ONE), hard).gradients().get(0)[0][0])
        .isCloseTo(-0.3329702547, within(1e-8));
    LossBench.assertGolden(ranking(Directions.BOTH), Input.golden(), 2.2617594797);
  }

  @Test
  void matryoshka() {
    Choice<Loss> inner =
        new Choice<>(
            new MultipleNegativesRanking(),
            new MultipleNegativesRanking.Config(20, Directions.ONE, CHUNK));
    Loss loss = new Matryoshka().create(new Matryoshka.Config(inner, List.of(3, 2, 1), List.of()));
    LossBench.assertGolden(loss, Input.of(Input.A, Input.B, HARD), 5.1728481558);
  }

  @Test
  void coSent() {
    Loss loss = new CoSent().create(new CoSent.Config(20));
    Input input = Input.golden().withScores(.1, .9, .5, .5);
    LossBench.assertGolden(loss, input, 1.7507888256);
    assertThat(LossBench.evaluate(loss, input).gradients().get(0)[0][0])
        .isCloseTo(2.2376598457, within(1e-8));
  }

  /** The views have a fourth column, so that they have halves. */
  @Test
  void angle() {
    Loss loss = new Angle().create(new Angle.Config(20));
    Input input =
        Input.of(
                Input.matrix(4, 4, (i, j) -> Math.sin(1 + 3 * i + j)),
                Input.matrix(4, 4, (i, j) -> Math.cos(0.5 + 3 * i + j)))
            .withScores(.1, .9, .5, .5);
    LossBench.assertGolden(loss, input, 1.848029332740);
    assertThat(LossBench.evaluate(loss, input).gradients().get(0)[0][0])
        .isCloseTo(2.6421267373, within(1e-7));
  }

  @Test
  void cosineRegression() {
    LossBench.assertGolden(
        new CosineRegression().create(new CosineRegression.Config()),
        Input.golden().withScores(.1, .9, .5, .5),
        0.078062825643);
  }
}
