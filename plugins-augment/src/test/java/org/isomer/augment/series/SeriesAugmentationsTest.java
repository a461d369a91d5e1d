package org.isomer.augment.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.data.Index;
import org.isomer.modality.series.Series;
import org.isomer.modality.series.SeriesAugmentation;
import org.isomer.random.CounterRandom;
import org.isomer.tensor.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SeriesAugmentationsTest {
  private static final SeriesAugmentation STANDARDIZE =
      new StandardizeSeries().create(new StandardizeSeries.Config());

  static Stream<Arguments> all() {
    return Stream.of(
        arguments("jitter", jitter(0.5)),
        arguments("scaling", scaling(0.5)),
        arguments("series-crop", crop(7)),
        arguments("standardize-series", STANDARDIZE));
  }

  private static SeriesAugmentation jitter(double sigma) {
    return new Jitter().create(new Jitter.Config(sigma));
  }

  private static SeriesAugmentation scaling(double sigma) {
    return new Scaling().create(new Scaling.Config(sigma));
  }

  private static SeriesAugmentation crop(int length) {
    return new SeriesCrop().create(new SeriesCrop.Config(length));
  }

  /** Rising numbers, a hundred times as great in the second channel; the third is constant. */
  private static Series series(int positions, int length) {
    Series series = new Series().reshape(positions, length, 3);
    for (int position = 0; position < length; position++) {
      series.values()[position * 3] = position + 1;
      series.values()[position * 3 + 1] = 100 * (position + 1);
      series.values()[position * 3 + 2] = 5;
    }
    return series;
  }

  private static float[] values(Series series) {
    return rows(series).floats(0);
  }

  private static float[] mask(Series series) {
    return rows(series).floats(1);
  }

  private static Rows rows(Series series) {
    Rows rows = new Rows(series.spec(), 1);
    series.layInto(rows, 0);
    return rows;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void leavesPaddingAndGapsAtZeroAndMasked(String name, SeriesAugmentation augmentation) {
    for (int i = 0; i < 20; i++) {
      Series series = series(9, 6);
      series.miss(2);
      augmentation.apply(series, CounterRandom.of(1, name).at(0, i, 0));
      float[] mask = mask(series);
      for (int position = 0; position < series.positions(); position++) {
        float[] there = Arrays.copyOfRange(values(series), position * 3, position * 3 + 3);
        if (mask[position] == 0) {
          assertThat(there).containsOnly(0);
        } else {
          assertThat(mask[position]).isEqualTo(1);
        }
      }
      assertThat(mask).contains(1, Index.atIndex(1));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void doesNotDependOnTheBuffer(String name, SeriesAugmentation augmentation) {
    Series used = series(50, 50);
    used.copyFrom(series(9, 6));
    augmentation.apply(used, CounterRandom.of(1, name));
    Series fresh = series(9, 6);
    augmentation.apply(fresh, CounterRandom.of(1, name));
    assertThat(values(used)).containsExactly(values(fresh));
    assertThat(mask(used)).containsExactly(mask(fresh));
  }

  @Test
  void jitterIsNormalAndAsGreatAsTheChannelVaries() {
    int length = 20_000;
    Series series = series(length, length);
    jitter(0.1).apply(series, CounterRandom.of(1, "jitter"));
    Series original = series(length, length);
    for (int channel = 0; channel < 2; channel++) {
      double deviation = Moments.of(original, channel).deviation();
      Series noise = new Series().reshape(length, length, 1);
      for (int position = 0; position < length; position++) {
        int place = position * 3 + channel;
        noise.values()[position] =
            (float) ((series.values()[place] - original.values()[place]) / deviation);
      }
      assertThat(Moments.of(noise, 0).mean()).isCloseTo(0, within(0.003));
      assertThat(Moments.of(noise, 0).deviation()).isCloseTo(0.1, within(0.003));
    }
    assertThat(series.values()[2]).isEqualTo(5);
  }

  @Test
  void scalingHasOneFactorForEachChannel() {
    double sum = 0;
    double squares = 0;
    int trials = 2000;
    CounterRandom random = CounterRandom.of(1, "scaling");
    for (int i = 0; i < trials; i++) {
      Series series = series(4, 3);
      scaling(0.2).apply(series, random.at(0, i, 0));
      float[] values = values(series);
      float factor = values[0];
      assertThat(values[3]).isCloseTo(2 * factor, within(1e-5f));
      assertThat(values[6]).isCloseTo(3 * factor, within(1e-5f));
      assertThat(values[1] / 100).isNotEqualTo(factor);
      sum += factor;
      squares += (factor - 1) * (factor - 1);
    }
    assertThat(sum / trials).isCloseTo(1, within(0.015));
    assertThat(Math.sqrt(squares / trials)).isCloseTo(0.2, within(0.015));
  }

  @Test
  void cropStartsAtEveryPlaceWithinTheSeries() {
    Set<Float> starts = new TreeSet<>();
    CounterRandom random = CounterRandom.of(1, "crop");
    for (int i = 0; i < 200; i++) {
      Series series = series(9, 6);
      crop(4).apply(series, random.at(0, i, 0));
      assertThat(series.positions()).isEqualTo(4);
      float start = values(series)[0];
      assertThat(values(series)[9]).isEqualTo(start + 3);
      assertThat(mask(series)).containsOnly(1);
      starts.add(start);
    }
    assertThat(starts).containsExactly(1f, 2f, 3f);
  }

  @ParameterizedTest
  @CsvSource({"6", "8", "20"})
  void cropPadsAShorterSeries(int window) {
    Series series = series(9, 6);
    crop(window).apply(series, CounterRandom.of(1, "crop"));
    assertThat(series.positions()).isEqualTo(window);
    assertThat(series.length()).isEqualTo(6);
    assertThat(Arrays.copyOf(values(series), 18)).containsExactly(values(series(6, 6)));
  }

  @Test
  void standardizesOverWhatIsMeasured() {
    Series series = series(5, 4);
    series.miss(1);
    STANDARDIZE.apply(series, CounterRandom.of(1, "unused"));
    // Of 1, 3, 4: mean 8/3, variance 14/9.
    double deviation = Math.sqrt(14 / 9.0);
    float[] expected = {
      (float) ((1 - 8 / 3.0) / deviation),
      0,
      (float) ((3 - 8 / 3.0) / deviation),
      (float) ((4 - 8 / 3.0) / deviation)
    };
    for (int position = 0; position < 4; position++) {
      for (int channel = 0; channel < 2; channel++) {
        assertThat(values(series)[position * 3 + channel])
            .isCloseTo(expected[position], within(1e-6f));
      }
      assertThat(values(series)[position * 3 + 2]).isZero();
    }
  }
}
