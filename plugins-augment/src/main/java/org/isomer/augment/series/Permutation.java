package org.isomer.augment.series;

import java.util.Arrays;
import org.isomer.modality.series.Series;
import org.isomer.modality.series.SeriesAugmentation;
import org.isomer.random.CounterRandom;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.Option;

/**
 * Cuts a series into segments and puts them in random order (Um et al., "Data augmentation of
 * wearable sensor data for Parkinson's disease monitoring using convolutional neural networks",
 * 2017). The number of segments is uniform in {1, …, segments}, or as many as there are positions,
 * and all places to cut are equally likely, as in TS-TCC (Eldele et al., 2021). What is missing
 * moves along.
 */
public final class Permutation implements AugmentationPlugin<Permutation.Config> {
  /** Options. */
  public record Config(
      @Option(help = "The most segments", value = "5", min = 1, max = 1000) int segments) {}

  @Override
  public String name() {
    return "permutation";
  }

  @Override
  public String summary() {
    return "Puts segments of a series in random order";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public SeriesAugmentation create(Config config) {
    return (series, random) -> apply(series, config.segments, random);
  }

  private static void apply(Series series, int most, CounterRandom random) {
    int segments = 1 + random.nextInt(Math.min(most, series.length()));
    int[] starts = starts(segments, series.length(), random);
    Resampling.apply(series, times(starts, random.permutation(segments), series.length()));
  }

  /** 0 and distinct places behind it, in order (Floyd's sampling). */
  private static int[] starts(int segments, int length, CounterRandom random) {
    int[] starts = new int[segments];
    for (int i = 1; i < segments; i++) {
      int newest = length - segments + i;
      int drawn = 1 + random.nextInt(newest);
      boolean taken = false;
      for (int j = 1; j < i; j++) {
        taken |= starts[j] == drawn;
      }
      starts[i] = taken ? newest : drawn;
    }
    Arrays.sort(starts);
    return starts;
  }

  /**
   * When to read at each position.
   *
   * @param starts where segments begin, rising from 0
   * @param order which segment comes first, which second, …
   */
  static double[] times(int[] starts, int[] order, int length) {
    double[] times = Scratch.times(length);
    int position = 0;
    for (int segment : order) {
      int end = segment + 1 < starts.length ? starts[segment + 1] : length;
      for (int from = starts[segment]; from < end; from++) {
        times[position++] = from;
      }
    }
    return times;
  }
}
