package org.isomer.augment.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
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

  private static final SeriesAugmentation REVERSE =
      new TimeReversal().create(new TimeReversal.Config(1));

  static Stream<Arguments> all() {
    return Stream.of(
        arguments("jitter", jitter(0.5)),
        arguments("scaling", scaling(0.5)),
        arguments("series-crop", crop(7)),
        arguments("standardize-series", STANDARDIZE),
        arguments("magnitude-warp", new MagnitudeWarp().create(new MagnitudeWarp.Config(0.5, 4))),
        arguments("time-warp", new TimeWarp().create(new TimeWarp.Config(0.5, 4))),
        arguments("window-warp", windowWarp(0.4, 0.5, 2.0)),
        arguments("series-resized-crop", resizedCrop(0.3, Optional.empty())),
        arguments("series-resized-crop to 11", resizedCrop(0.3, Optional.of(11))),
        arguments("permutation", permutation(4)),
        arguments("time-reversal", REVERSE),
        arguments("sign-flip", new SignFlip().create(new SignFlip.Config(1))),
        arguments("series-rotation", rotation(true)),
        arguments("channel-dropout", channelDropout(0.9)),
        arguments("binomial-mask", binomialMask(0.9)),
        arguments("block-mask", new BlockMask().create(new BlockMask.Config(4, 0.5))),
        arguments("frequency-mask", frequencyMask(0.5)));
  }

  private static SeriesAugmentation windowWarp(double window, Double... factors) {
    return new WindowWarp().create(new WindowWarp.Config(window, List.of(factors)));
  }

  private static SeriesAugmentation resizedCrop(double scaleMin, Optional<Integer> length) {
    return new SeriesResizedCrop().create(new SeriesResizedCrop.Config(scaleMin, length));
  }

  private static SeriesAugmentation permutation(int segments) {
    return new Permutation().create(new Permutation.Config(segments));
  }

  private static SeriesAugmentation rotation(boolean exchange) {
    return new SeriesRotation().create(new SeriesRotation.Config(exchange));
  }

  private static SeriesAugmentation channelDropout(double p) {
    return new ChannelDropout().create(new ChannelDropout.Config(p));
  }

  private static SeriesAugmentation binomialMask(double p) {
    return new BinomialMask().create(new BinomialMask.Config(p));
  }

  private static SeriesAugmentation frequencyMask(double p) {
    return new FrequencyMask().create(new FrequencyMask.Config(p));
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
      assertThat(mask).contains(1);
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

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void worksOnASeriesOfOnePosition(String name, SeriesAugmentation augmentation) {
    Series series = series(1, 1);
    augmentation.apply(series, CounterRandom.of(1, name));
    assertThat(mask(series)).contains(1);
    assertThat(values(series)).doesNotContain(Float.NaN);
  }

  @Test
  void aTimeWarpNeverRunsBackAndKeepsBothEnds() {
    SeriesAugmentation warp = new TimeWarp().create(new TimeWarp.Config(3, 4));
    for (int i = 0; i < 50; i++) {
      Series series = series(30, 30);
      warp.apply(series, CounterRandom.of(1, "warp").at(0, i, 0));
      float[] values = values(series);
      assertThat(values[0]).isEqualTo(1);
      assertThat(values[29 * 3]).isCloseTo(30, within(1e-4f));
      for (int position = 1; position < 30; position++) {
        assertThat(values[position * 3]).isGreaterThan(values[(position - 1) * 3]);
        assertThat(values[position * 3 + 1]).isCloseTo(100 * values[position * 3], within(1e-3f));
      }
    }
  }

  @Test
  void aMissingPositionIsResampledAsOne() {
    Series series = series(5, 5);
    series.miss(2);
    Resampling.apply(series, new double[] {0.5, 1.4, 1.6, 2.4, 2.6});
    assertThat(mask(series)).containsExactly(1, 1, 0, 0, 1);
    assertThat(values(series)).startsWith(1.5f, 150, 5, 2, 200, 5, 0, 0, 0, 0, 0, 0, 4, 400, 5);
  }

  @Test
  void everyOrderOfEveryCutIsAPermutation() {
    Set<String> seen = new TreeSet<>();
    CounterRandom random = CounterRandom.of(1, "permutation");
    for (int i = 0; i < 300; i++) {
      Series series = series(4, 3);
      permutation(3).apply(series, random.at(0, i, 0));
      float[] values = values(series);
      seen.add("%.0f%.0f%.0f".formatted(values[0], values[3], values[6]));
      assertThat(mask(series)).containsExactly(1, 1, 1, 0);
    }
    assertThat(seen).containsExactly("123", "132", "213", "231", "312", "321");
  }

  @Test
  void aReversalTakesGapsAlong() {
    Series series = series(5, 4);
    series.miss(0);
    REVERSE.apply(series, CounterRandom.of(1, "reversal"));
    assertThat(values(series)).startsWith(4, 400, 5, 3, 300, 5, 2, 200, 5, 0, 0, 0, 0, 0, 0);
    assertThat(mask(series)).containsExactly(1, 1, 1, 0, 0);
  }

  @Test
  void aRotationKeepsWholeChannels() {
    Set<String> seen = new TreeSet<>();
    CounterRandom random = CounterRandom.of(1, "rotation");
    for (int i = 0; i < 400; i++) {
      Series series = series(2, 2);
      rotation(true).apply(series, random.at(0, i, 0));
      float[] values = values(series);
      seen.add("%.0f %.0f %.0f".formatted(values[0], values[1], values[2]));
      for (int channel = 0; channel < 3; channel++) {
        float ratio = values[3 + channel] / values[channel];
        assertThat(ratio).isEqualTo(Math.abs(values[channel]) == 5 ? 1 : 2);
      }
    }
    assertThat(seen).hasSize(6 * 8);
  }

  @Test
  void channelsFailAtTheGivenRateAndNeverAll() {
    int lost = 0;
    CounterRandom random = CounterRandom.of(1, "dropout");
    int trials = 3000;
    for (int i = 0; i < trials; i++) {
      Series series = series(2, 1);
      channelDropout(0.3).apply(series, random.at(0, i, 0));
      float[] values = values(series);
      int zeros = (values[0] == 0 ? 1 : 0) + (values[1] == 0 ? 1 : 0) + (values[2] == 0 ? 1 : 0);
      assertThat(zeros).isLessThan(3);
      lost += zeros;
    }
    assertThat(lost / (3.0 * trials)).isCloseTo(0.3 * 2 / 3, within(0.02));
  }

  @Test
  void masksHideTheirShare() {
    int length = 20_000;
    Series binomial = series(length, length);
    binomialMask(0.3).apply(binomial, CounterRandom.of(1, "binomial"));
    assertThat(measured(binomial) / (double) length).isCloseTo(0.7, within(0.02));

    Series block = series(100, 100);
    new BlockMask()
        .create(new BlockMask.Config(1, 0.25))
        .apply(block, CounterRandom.of(1, "block"));
    assertThat(measured(block)).isEqualTo(75);
    int changes = 0;
    for (int position = 1; position < 100; position++) {
      changes += block.isMeasured(position) == block.isMeasured(position - 1) ? 0 : 1;
    }
    assertThat(changes).isBetween(1, 2);
  }

  private static int measured(Series series) {
    int measured = 0;
    for (int position = 0; position < series.length(); position++) {
      measured += series.isMeasured(position) ? 1 : 0;
    }
    return measured;
  }

  @Test
  void withoutAnythingDrawnASeriesStaysAsItIs() {
    List<SeriesAugmentation> idle =
        List.of(
            new MagnitudeWarp().create(new MagnitudeWarp.Config(0, 4)),
            new TimeWarp().create(new TimeWarp.Config(0, 4)),
            windowWarp(0.4, 1.0),
            resizedCrop(1, Optional.empty()),
            permutation(1),
            channelDropout(0),
            binomialMask(0),
            frequencyMask(0));
    for (SeriesAugmentation augmentation : idle) {
      Series series = series(9, 7);
      series.miss(3);
      Series before = new Series();
      before.copyFrom(series);
      augmentation.apply(series, CounterRandom.of(1, "idle"));
      assertThat(values(series)).containsExactly(values(before), within(1e-3f));
      assertThat(mask(series)).containsExactly(mask(before));
    }
  }
}
