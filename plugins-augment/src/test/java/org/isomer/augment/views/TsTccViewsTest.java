package org.isomer.augment.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.isomer.modality.series.Series;
import org.isomer.random.CounterRandom;
import org.isomer.spi.Augmentation;
import org.isomer.spi.Step;
import org.isomer.spi.Views;
import org.junit.jupiter.api.Test;

class TsTccViewsTest {
  private static final int LENGTH = 12;

  private static Views views(double scaling, double weakJitter, int segments, double strong) {
    return new TsTccViews().create(new TsTccViews.Config(scaling, weakJitter, segments, strong));
  }

  /** 0, 1, 2, … in one channel, padded. */
  private static float[] view(Views views, int number) {
    Series series = new Series().reshape(LENGTH + 3, LENGTH, 1);
    for (int position = 0; position < LENGTH; position++) {
      series.values()[position] = position;
    }
    CounterRandom random = CounterRandom.of(3, "ts-tcc").at(0, 0, number);
    for (Step step : views.training().get(number)) {
      ((Augmentation) step).apply(series, random);
    }
    assertThat(series.length()).isEqualTo(LENGTH);
    return Arrays.copyOf(series.values(), LENGTH);
  }

  @Test
  void theWeakViewIsScaled() {
    float[] weak = view(views(0.5, 0, 7, 0.8), 0);
    assertThat(weak[1]).isNotEqualTo(1);
    for (int position = 0; position < LENGTH; position++) {
      assertThat(weak[position]).isEqualTo(position * weak[1]);
    }
  }

  @Test
  void theStrongViewIsPermuted() {
    float[] strong = view(views(0.5, 0.05, 7, 0), 1);
    assertThat(strong)
        .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
        .isNotEqualTo(new float[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11});
  }

  @Test
  void bothAreJitteredAndNothingIsDoneToWhatIsEvaluated() {
    Views jittered = views(0, 0.1, 1, 0.8);
    assertThat(deviation(view(jittered, 0))).isBetween(0.1, 0.8);
    assertThat(deviation(view(jittered, 1))).isBetween(1.5, 6.0);
    assertThat(jittered.evaluation()).isEmpty();
    assertThat(jittered.written()).contains(List.of());
  }

  private static double deviation(float[] view) {
    double squares = 0;
    for (int position = 0; position < LENGTH; position++) {
      squares += Math.pow(view[position] - position, 2);
    }
    return Math.sqrt(squares / LENGTH);
  }
}
