package org.isomer.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.isomer.reports.record.Prediction;
import org.junit.jupiter.api.Test;

/** Values from SciPy's binomial test, and NumPy percentiles over the same resamples. */
class PairedComparisonTest {
  private static final List<Prediction> FIRST =
      predictions(i -> (i * 7) % 10 < 7 ? i % 3 : (i / 3) % 3);
  private static final List<Prediction> SECOND =
      predictions(i -> (i * 3) % 10 < 6 ? i % 3 : (i / 5) % 3);

  @Test
  void countsAndTestsWhereOnlyOneIsRight() {
    PairedComparison comparison = PairedComparison.of(FIRST, SECOND);

    assertThat(comparison.samples()).isEqualTo(120);
    assertThat(comparison.onlyFirst()).isEqualTo(32);
    assertThat(comparison.onlySecond()).isEqualTo(24);
    assertThat(comparison.pValue()).isCloseTo(0.34968195298368476, within(1e-12));
    assertThat(comparison.accuracy().value()).isCloseTo(8 / 120.0, within(1e-15));
    assertThat(comparison.accuracy().interval().low())
        .isCloseTo(-0.05833333333333335, within(1e-12));
    assertThat(comparison.accuracy().interval().high())
        .isCloseTo(0.18354166666666555, within(1e-12));
  }

  @Test
  void pairsByIdAndNotByPosition() {
    List<Prediction> shuffled = new ArrayList<>(SECOND);
    Collections.reverse(shuffled);

    assertThat(PairedComparison.of(FIRST, shuffled)).isEqualTo(PairedComparison.of(FIRST, SECOND));
  }

  @Test
  void refusesOtherSamples() {
    List<Prediction> other =
        SECOND.stream()
            .map(p -> new Prediction(p.id() + "x", p.truth(), p.predicted(), p.top(), p.score()))
            .toList();

    assertThatThrownBy(() -> PairedComparison.of(FIRST, other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("sample '0' is not in both sets of predictions with the same truth");
    assertThatThrownBy(() -> PairedComparison.of(FIRST, SECOND.subList(0, 7)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("120 predictions cannot be paired with 7 for 7 samples");
  }

  private static List<Prediction> predictions(IntUnaryOperator predicted) {
    return IntStream.range(0, 120)
        .mapToObj(
            i -> new Prediction(String.valueOf(i), i % 3, predicted.applyAsInt(i), List.of(), 1))
        .toList();
  }
}
