package org.isomer.modality.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.isomer.random.CounterRandom;
import org.isomer.sketch.Sketch;
import org.junit.jupiter.api.Test;

class OutlineTest {
  /** Waves of random frequencies and phases, another one for each channel. */
  private static Series waves(int seed, int length, int channels) {
    CounterRandom random = CounterRandom.of(seed, "waves");
    Series series = new Series().reshape(length + 3, length, channels);
    for (int channel = 0; channel < channels; channel++) {
      double frequency = random.nextFloat(1, 6);
      double phase = random.nextFloat(0, 6);
      for (int position = 0; position < length; position++) {
        series.values()[position * channels + channel] =
            (float) Math.sin(phase + 6.28 * frequency * position / length);
      }
    }
    return series;
  }

  private static Series copy(Series series) {
    Series copy = new Series();
    copy.copyFrom(series);
    return copy;
  }

  private static Series scaled(Series series, double factor, double offset) {
    Series scaled = copy(series);
    for (int channel = 0; channel < series.channels(); channel++) {
      scaled.change(channel, value -> factor * value + offset);
    }
    return scaled;
  }

  /** Noise of a share of the standard deviation of a wave. */
  private static Series noisy(Series series, double share) {
    CounterRandom random = CounterRandom.of(3, "noise");
    Series noisy = copy(series);
    for (int channel = 0; channel < series.channels(); channel++) {
      noisy.change(channel, value -> value + share * Math.sqrt(.5) * random.nextGaussian());
    }
    return noisy;
  }

  private static Sketch of(Series series) {
    return series.sketch().orElseThrow();
  }

  @Test
  void scaleOffsetRoundingAndALittleNoiseDoNotCount() {
    Series series = waves(1, 200, 2);

    assertThat(of(series).likeness(of(scaled(series, 40, -300)))).isCloseTo(1, within(1e-6));
    Series rounded = copy(series);
    rounded.change(0, value -> Math.round(100 * value) / 100.0);
    assertThat(of(rounded).near(of(series))).isPresent();
    assertThat(of(noisy(series, .01)).near(of(series))).isPresent();
    assertThat(of(noisy(series, .03)).near(of(series))).isEmpty();
    assertThat(of(scaled(series, -1, 0)).near(of(series))).isEmpty();
    assertThat(of(waves(2, 200, 2)).near(of(series))).isEmpty();
  }

  @Test
  void seriesOfAnotherLengthHaveNothingInCommon() {
    Series series = waves(1, 100, 1);
    Series shorter = copy(series);
    shorter.cut(0, 99);

    assertThat(of(series).likeness(of(shorter))).isZero();
    shorter.cut(0, 120);
    assertThat(of(series).likeness(of(shorter))).isZero();
  }

  @Test
  void aSeriesThatDoesNotVaryHasNone() {
    assertThat(scaled(waves(1, 50, 3), 0, 1e6).sketch()).isEmpty();
    assertThat(new Series().reshape(0, 0, 1).sketch()).isEmpty();
  }

  @Test
  void aChannelThatDoesNotVaryAndWhatIsMissingDoNotCount() {
    Series series = waves(4, 80, 2);
    series.change(1, value -> 7);
    series.miss(10);
    Series other = scaled(series, 3, 1);

    assertThat(of(series).likeness(of(series))).isCloseTo(1, within(1e-6));
    assertThat(of(other).near(of(series))).isPresent();
  }

  @Test
  void ofALongSeriesASampleIsCompared() {
    Series series = waves(5, 50_000, 3);

    assertThat(of(scaled(series, 2, 1)).near(of(series))).isPresent();
    assertThat(of(waves(6, 50_000, 3)).near(of(series))).isEmpty();
  }

  @Test
  void everyNearOneIsWithinReach() {
    List<Sketch> sketches = new ArrayList<>();
    for (int seed = 0; seed < 40; seed++) {
      Series series = waves(seed % 20, 20 + seed % 3, 1 + seed % 5);
      sketches.add(of(noisy(series, .012 * seed / 40)));
      sketches.add(of(scaled(noisy(series, .008), 5, 5)));
    }
    int near = 0;
    for (Sketch one : sketches) {
      long[] reach = one.reach();
      for (Sketch other : sketches) {
        if (one.near(other).isPresent()) {
          near++;
          assertThat(Arrays.stream(other.places()).filter(place -> contains(reach, place)))
              .isNotEmpty();
        }
      }
    }
    assertThat(near).isGreaterThan(sketches.size() + 20);
  }

  private static boolean contains(long[] reach, long place) {
    return Arrays.stream(reach).anyMatch(each -> each == place);
  }
}
