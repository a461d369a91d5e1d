package org.isomer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.isomer.loss.InfoNce.Negatives;
import org.isomer.loss.Logistic.Measure;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Loss;
import org.isomer.spi.LossInput;
import org.junit.jupiter.api.Test;

class MatryoshkaTest {
  private static Loss nested(Choice<Loss> loss, List<Integer> dims, List<Double> weights) {
    return new Matryoshka().create(new Matryoshka.Config(loss, dims, weights));
  }

  private static double[][] first(double[][] rows, int dim) {
    return Input.matrix(rows.length, dim, (i, j) -> rows[(int) i][(int) j]);
  }

  @Test
  void isTheWeightedSumOverLengths() {
    Choice<Loss> inner =
        new Choice<>(new Logistic(), new Logistic.Config(0.5, -1, Measure.DOT, false));
    Input input = Input.random("matryoshka", 2, 5, 4);
    LossBench.Evaluation found =
        LossBench.evaluate(nested(inner, List.of(4, 2), List.of(0.25, 3.0)), input);
    double whole = LossBench.value(inner.create(), input);
    double half =
        LossBench.value(
            inner.create(),
            Input.of(first(input.views().get(0), 2), first(input.views().get(1), 2)));
    assertThat(found.loss()).isCloseTo(0.25 * whole + 3 * half, within(1e-12));
    assertThat(found.part("loss-4")).isCloseTo(whole, within(1e-12));
    assertThat(found.part("loss-2")).isCloseTo(half, within(1e-12));
    assertThat(found.parts())
        .containsOnlyKeys("loss-4", "loss-2", "contrast-accuracy-4", "contrast-accuracy-2");
  }

  @Test
  void shortensNegativesAndPrototypesAsWell() {
    Choice<Loss> contrast =
        new Choice<>(new InfoNce(), new InfoNce.Config(0.2, Negatives.GIVEN, 1));
    Choice<Loss> swapped =
        new Choice<>(new SwappedPrediction(), new SwappedPrediction.Config(0.1, 0.05, 3));
    Input input = Input.random("matryoshka", 2, 5, 4);
    Input shorter = Input.of(first(input.views().get(0), 3), first(input.views().get(1), 3));
    double[][] rows = Input.gaussian("rows", 6, 4);
    assertThat(nested(contrast, List.of(3), List.of()).needs())
        .isEqualTo(Set.of(LossInput.NEGATIVES));
    assertThat(LossBench.value(nested(contrast, List.of(3), List.of()), input.withNegatives(rows)))
        .isCloseTo(
            LossBench.value(contrast.create(), shorter.withNegatives(first(rows, 3))),
            within(1e-12));
    assertThat(LossBench.value(nested(swapped, List.of(3), List.of()), input.withPrototypes(rows)))
        .isCloseTo(
            LossBench.value(
                swapped.create(), shorter.withPrototypes(Reference.unit(first(rows, 3)))),
            within(1e-12));
  }

  @Test
  void refusesWhatCannotBe() {
    Choice<Loss> inner = new Choice<>(new CoSent(), new CoSent.Config(20));
    assertThatThrownBy(() -> nested(inner, List.of(), List.of()))
        .isInstanceOf(BadInputException.class)
        .hasMessage("matryoshka: dims is empty. Give at least one length.");
    assertThatThrownBy(() -> nested(inner, List.of(2), List.of(1.0, 2.0)))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "matryoshka: there are 2 weights for 1 dims. Give as many, or none for 1 each.");
    Loss tooLong = nested(inner, List.of(2, 8), List.of());
    assertThatThrownBy(() -> LossBench.value(tooLong, Input.golden().withScores(1, 2, 3, 4)))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "framework.loss: matryoshka is asked for the first 8 numbers of embeddings that have 3. Lower dims, or raise the length of the embeddings.");
  }
}
