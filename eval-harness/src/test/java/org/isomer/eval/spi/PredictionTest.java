package org.isomer.eval.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PredictionTest {
  @Test
  void aClassWhoseProbabilityUnderflowsIsRanked() {
    Prediction prediction = Prediction.byLogits(new float[] {-2000, 1000, 0, -1000, 900});

    assertThat(prediction.ranked()).containsExactly(1, 4, 2, 3, 0);
    assertThat(prediction.score()).isEqualTo(1);
    assertThat(prediction.logOdds().orElseThrow()).isCloseTo(100, within(1e-9));
  }

  @Test
  void whatIsCloserToOneThanARoundedNumberShowsIsSurer() {
    Prediction surer = Prediction.byLogits(new float[] {50, 0});
    Prediction sure = Prediction.byLogits(new float[] {40, 0});

    assertThat(surer.score()).isEqualTo(sure.score());
    assertThat(surer.stored("a", 0).confidence()).isGreaterThan(sure.stored("b", 0).confidence());
  }

  @Test
  void logitsAreKeptAsTheShortestDecimals() {
    assertThat(Prediction.byLogits(new float[] {.1f, -12.34f}).logits())
        .hasValue(List.of(.1, -12.34));
  }

  @Test
  void sharesAreKeptAsTheyAre() {
    Prediction prediction = Prediction.byShare(new double[] {1e-9, 1 - 1e-9, 0});

    assertThat(prediction.ranked()).containsExactly(1, 0);
    assertThat(prediction.stored("a", 1).shares()).hasValue(List.of(1e-9, 1 - 1e-9, 0.));
  }

  @Test
  void ofManyClassesTheConfidenceIsKept() {
    float[] logits = new float[Prediction.SHARED + 1];
    logits[7] = 60;

    Prediction prediction = Prediction.byLogits(logits);

    assertThat(prediction.logits()).isEmpty();
    assertThat(prediction.score()).isEqualTo(1);
    assertThat(prediction.logOdds().orElseThrow()).isCloseTo(60 - Math.log(100), within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void refusesWhatIsNotFinite(float number) {
    assertThatThrownBy(() -> Prediction.byLogits(new float[] {0, number}))
        .isInstanceOf(NotFiniteException.class)
        .hasMessage("the classifier gives the logit " + number);
    assertThatThrownBy(() -> Prediction.byShare(new double[] {.5, number}))
        .isInstanceOf(NotFiniteException.class)
        .hasMessage("the classifier gives the probability " + number);
  }
}
