package org.isomer.augment.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.isomer.modality.series.Series;
import org.isomer.random.CounterRandom;
import org.isomer.spi.BadInputException;
import org.isomer.spi.BatchAugmentation;
import org.isomer.spi.Image;
import org.isomer.spi.Mix;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.Rows;
import org.isomer.tensor.TensorSpec;
import org.junit.jupiter.api.Test;

class MixupTest {
  private static BatchAugmentation mixup(double alpha, double least) {
    return new Mixup().create(new Mixup.Config(alpha, least));
  }

  private static CounterRandom random() {
    return CounterRandom.of(1, "mixup");
  }

  @Test
  void rowsAreWhatTheFormulaSays() {
    InputSpec spec = Image.spec(2, 3, 2);
    Rows before = new Rows(spec, 6);
    for (int i = 0; i < before.floats(0).length; i++) {
      before.floats(0)[i] = (i * 37 % 101) / 101f - 0.3f;
    }
    Rows rows = new Rows(spec, 6);
    rows.copyFrom(before, 6);
    Mix mix = mixup(0.4, 0).apply(before, rows, 5, random());

    assertThat(mix.partners()).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    for (int row = 0; row < 5; row++) {
      double share = mix.shares()[row];
      for (int i = 0; i < 12; i++) {
        double own = before.floats(0)[12 * row + i];
        double partner = before.floats(0)[12 * mix.partners()[row] + i];
        assertThat((double) rows.floats(0)[12 * row + i])
            .isCloseTo(share * own + (1 - share) * partner, within(1e-7));
      }
    }
    for (int i = 60; i < 72; i++) {
      assertThat(rows.floats(0)[i]).isEqualTo(before.floats(0)[i]);
    }
  }

  @Test
  void sharesAreBetaDistributedFromTheLeastOn() {
    InputSpec spec = Image.spec(1, 1, 1);
    int count = 20_000;
    Rows rows = new Rows(spec, count);
    Mix uniform = mixup(1, 0.6).apply(rows, rows, count, random());
    assertThat(mean(uniform.shares())).isCloseTo(0.8, within(0.003));
    for (float share : uniform.shares()) {
      assertThat(share).isBetween(0.6f, 1f);
    }
    Mix steep = mixup(0.2, 0).apply(rows, rows, count, random());
    assertThat(mean(steep.shares())).isCloseTo(0.5, within(0.01));
    double deviation = 0;
    for (float share : steep.shares()) {
      deviation += (share - 0.5) * (share - 0.5) / count;
    }
    assertThat(deviation).isCloseTo(1 / (4 * 1.4), within(0.004));
  }

  private static double mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /**
   * Where only one of two has something, padding is 0 and the mask says that there is something.
   */
  @Test
  void paddedSeriesHaveSomethingWhereverEitherHas() {
    Rows before = new Rows(Series.spec(4, 1), 2);
    before.put(0, 0, new float[] {1, 2, 0, 0});
    before.put(0, 1, new float[] {1, 1, 0, 0});
    before.put(1, 0, new float[] {4, 0, 8, 0});
    before.put(1, 1, new float[] {1, 0, 1, 0});
    Rows rows = new Rows(before.spec(), 2);
    Mix mix = Mix.none(2);
    for (int draw = 0; mix.partners()[0] == 0; draw++) {
      rows.copyFrom(before, 2);
      mix = mixup(1, 0).apply(before, rows, 2, random().at(draw, 0, 0));
    }
    float own = mix.shares()[0];
    assertThat(rows.floats(1)).containsExactly(1, 1, 1, 0, 1, 1, 1, 0);
    assertThat(rows.floats(0)[0]).isCloseTo(own + (1 - own) * 4, within(1e-6f));
    assertThat(rows.floats(0)[1]).isCloseTo(own * 2, within(1e-6f));
    assertThat(rows.floats(0)[2]).isCloseTo((1 - own) * 8, within(1e-6f));
    assertThat(rows.floats(0)[3]).isZero();
  }

  @Test
  void refusesWhatCannotBeMixed() {
    assertThatThrownBy(
            () -> mixup(1, 0).require(InputSpec.of("text", TensorSpec.ints("ids", 100, 12))))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "mixup: mixes real numbers that an encoder reads, and a view holds ids, which are whole numbers that stand for something, such as tokens. Leave it out of together.");
    assertThatThrownBy(
            () -> mixup(1, 0).require(InputSpec.of("teacher", TensorSpec.floats("vector", 8))))
        .hasMessageContaining("a view holds vector, which a teacher has made as targets");
    mixup(1, 0).require(Series.spec(4, 1));
  }
}
