package org.isomer.augment.series;

import java.util.function.IntPredicate;
import org.isomer.modality.series.Series;
import org.isomer.modality.series.SeriesAugmentation;
import org.isomer.random.CounterRandom;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.Option;

/**
 * Takes random frequencies out of each channel (Chen et al., "FrAug: frequency domain augmentation
 * for time series forecasting", 2023): each of the frequencies 0, …, ⌊T / 2⌋ of the discrete
 * Fourier transform over the real positions, that of the mean among them, becomes 0 with the same
 * probability. For the transform, straight lines bridge what is missing; it stays missing.
 */
public final class FrequencyMask implements AugmentationPlugin<FrequencyMask.Config> {
  /** Options. */
  public record Config(
      @Option(
              help = "Probability that a frequency is taken out of a channel",
              value = "0.1",
              min = 0,
              max = 1)
          double p) {}

  @Override
  public String name() {
    return "frequency-mask";
  }

  @Override
  public String summary() {
    return "Takes random frequencies out of each channel of a series";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public SeriesAugmentation create(Config config) {
    return (series, random) -> apply(series, config.p, random);
  }

  private static void apply(Series series, double p, CounterRandom random) {
    for (int channel = 0; channel < series.channels(); channel++) {
      mask(series, channel, frequency -> random.nextBoolean(p));
    }
  }

  /** Takes frequencies out of a channel; each is asked for once, from the lowest on. */
  static void mask(Series series, int channel, IntPredicate masked) {
    int length = series.length();
    double[] real = Bridged.channel(series, channel);
    double[] imaginary = new double[length];
    Fourier fourier = Fourier.of(length);
    fourier.transform(real, imaginary);
    for (int frequency = 0; frequency <= length / 2; frequency++) {
      if (masked.test(frequency)) {
        int mirrored = (length - frequency) % length;
        real[frequency] = real[mirrored] = 0;
        imaginary[frequency] = imaginary[mirrored] = 0;
      }
    }
    fourier.invert(real, imaginary);
    for (int position = 0; position < length; position++) {
      if (series.isMeasured(position)) {
        series.values()[position * series.channels() + channel] = (float) real[position];
      }
    }
  }
}
