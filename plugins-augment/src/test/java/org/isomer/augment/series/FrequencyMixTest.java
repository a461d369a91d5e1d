package org.isomer.augment.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.isomer.modality.series.Series;
import org.isomer.random.CounterRandom;
import org.isomer.spi.BadInputException;
import org.isomer.spi.BatchAugmentation;
import org.isomer.spi.Image;
import org.isomer.spi.Mix;
import org.isomer.tensor.Rows;
import org.junit.jupiter.api.Test;

class FrequencyMixTest {
  private static final int VALUES = 0;
  private static final int MASK = 1;

  private static BatchAugmentation mix(double share) {
    return new FrequencyMix().create(new FrequencyMix.Config(share));
  }

  private static Mix change(double share, Rows before, Rows rows) {
    rows.copyFrom(before, before.capacity());
    return mix(share)
        .apply(before, rows, before.capacity(), CounterRandom.of(3, "frequencies").at(0, 0, 0));
  }

  @Test
  void sharesAreThoseOfTheFrequencies() {
    Rows before = rows(8, 0, 0);
    Rows rows = rows(8, 0, 0);

    // Eight positions have five frequencies.
    assertThat(change(0.5, before, rows).shares()).containsOnly(0.6f);
    assertThat(rows.floats(VALUES)).isNotEqualTo(before.floats(VALUES));
    assertThat(change(0.19, before, rows).shares()).containsOnly(1);
    assertThat(rows.floats(VALUES)).isEqualTo(before.floats(VALUES));
    assertThat(mix(0.2).least()).isEqualTo(0.8);
  }

  @Test
  void withAllFrequenciesARowIsItsPartner() {
    Rows before = rows(8, 0, 0);
    Rows rows = rows(8, 0, 0);
    Mix mix = change(1, before, rows);

    assertThat(mix.shares()).containsOnly(0);
    for (int row = 0; row < before.capacity(); row++) {
      for (int i = 0; i < 16; i++) {
        assertThat(rows.floats(VALUES)[row * 16 + i])
            .isEqualTo(before.floats(VALUES)[mix.partners()[row] * 16 + i], within());
      }
    }
  }

  @Test
  void paddingAndWhatIsMissingStay() {
    Rows before = rows(8, 3, 1);
    Rows rows = rows(8, 3, 1);
    change(0.5, before, rows);

    assertThat(rows.floats(MASK)).isEqualTo(before.floats(MASK));
    assertThat(rows.floats(VALUES)).isNotEqualTo(before.floats(VALUES));
    for (int i = 0; i < before.floats(MASK).length; i++) {
      if (before.floats(MASK)[i] == 0) {
        assertThat(rows.floats(VALUES)[2 * i]).isZero();
        assertThat(rows.floats(VALUES)[2 * i + 1]).isZero();
      }
    }
  }

  @Test
  void aShorterPartnerIsContinuedLevel() {
    Rows before = new Rows(Series.spec(4, 1), 2);
    before.put(0, VALUES, new float[] {1, 2, 3, 4});
    before.put(0, MASK, new float[] {1, 1, 1, 1});
    before.put(1, VALUES, new float[] {7, 9, 0, 0});
    before.put(1, MASK, new float[] {1, 1, 0, 0});
    Rows rows = new Rows(before.spec(), 2);
    BatchAugmentation all = mix(1);
    Mix mix = Mix.none(2);
    for (int draw = 0; mix.partners()[0] == 0; draw++) {
      rows.copyFrom(before, 2);
      mix = all.apply(before, rows, 2, CounterRandom.of(3, "pair").at(draw, 0, 0));
    }
    assertThat(rows.floats(VALUES)).containsExactly(new float[] {7, 9, 9, 9, 1, 2, 0, 0}, within());
  }

  @Test
  void aRowOfNothingStaysSo() {
    Rows before = new Rows(Series.spec(4, 1), 2);
    Rows rows = new Rows(before.spec(), 2);

    assertThat(change(1, before, rows).shares()).containsOnly(1);
    assertThat(rows.floats(VALUES)).containsOnly(0);
  }

  @Test
  void refusesWhatIsNoSeries() {
    assertThatThrownBy(() -> mix(0.2).require(Image.spec(4, 4, 3)))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "frequency-mix: mixes frequencies of series, and a view holds image. Leave it out of together.");
    mix(0.2).require(Series.spec(8, 2));
  }

  /** Five series of two channels, each with padding and with something missing inside. */
  private static Rows rows(int positions, int padding, int missing) {
    Rows rows = new Rows(Series.spec(positions, 2), 5);
    for (int row = 0; row < 5; row++) {
      for (int position = 0; position < positions - padding; position++) {
        if (position == 0 || position > missing) {
          int place = row * positions + position;
          rows.floats(MASK)[place] = 1;
          rows.floats(VALUES)[2 * place] = (place * 37 % 101) / 10f;
          rows.floats(VALUES)[2 * place + 1] = (place * 17 % 23) - 7f;
        }
      }
    }
    return rows;
  }

  private static Offset<Float> within() {
    return Offset.offset(1e-5f);
  }
}
