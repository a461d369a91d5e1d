package org.isomer.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairedResamplesTest {
  private static final List<Double> ZEROS = Collections.nCopies(1000, 0.0);

  private static List<Double> from(double low, double step) {
    return IntStream.range(0, 1000).mapToObj(i -> low + i * step).toList();
  }

  @Test
  void countsTheResamplesOnTheWrongSide() {
    PairedResamples compared = PairedResamples.of(0.5, 0.45, from(-0.0095, 0.001), ZEROS);

    assertThat(compared.pValue()).as("10 of 1000 are below 0").isEqualTo(2 * 11 / 1001.0);
    assertThat(compared.difference().value()).isCloseTo(0.05, within(1e-12));
    assertThat(compared.difference().interval().low())
        .as("place 0.025 · 999 = 24.975")
        .isCloseTo(-0.0095 + 0.024975, within(1e-12));
    assertThat(compared.difference().interval().high())
        .isCloseTo(-0.0095 + 0.974025, within(1e-12));
  }

  @Test
  void isSymmetricAndNeverZero() {
    PairedResamples one = PairedResamples.of(0.9, 0.1, from(0.1, 0.001), ZEROS);
    PairedResamples other = PairedResamples.of(0.1, 0.9, ZEROS, from(0.1, 0.001));

    assertThat(one.pValue()).isEqualTo(2 / 1001.0).isEqualTo(other.pValue());
    assertThat(PairedResamples.of(0, 0, ZEROS, ZEROS).pValue()).isEqualTo(1);
  }

  @Test
  void needsTheSameResamples() {
    assertThatThrownBy(() -> PairedResamples.of(0, 0, ZEROS, ZEROS.subList(0, 999)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1000 resamples cannot be paired with 999; at least 100 of each are needed");
  }
}
