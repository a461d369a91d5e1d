package org.isomer.modality.series.rocket;

import java.util.Arrays;
import org.isomer.modality.series.Series;
import org.isomer.random.CounterRandom;
import org.isomer.spi.Examples;

/** Chooses the channels and biases of MiniRocket by training series. */
final class MiniRocketFit {
  private static final double GOLDEN_RATIO = (Math.sqrt(5) + 1) / 2;

  private MiniRocketFit() {}

  static MiniRocketFeatures of(MiniRocket.Config config, Examples train) {
    Series series = (Series) train.buffer();
    int longest = Lengths.longest("minirocket", train);
    Dilations dilations =
        Dilations.of(
            longest, config.features() / MiniRocketFeatures.KERNELS, config.maxDilations());
    int combinations = dilations.dilations().length * MiniRocketFeatures.KERNELS;
    int[][] channels = new int[combinations][];
    long[] taught = new long[combinations];
    CounterRandom random = CounterRandom.of(config.seed(), "minirocket");
    train.read(0, series);
    for (int i = 0; i < combinations; i++) {
      random.at(i, 0, 0);
      taught[i] = random.nextInt(Math.toIntExact(train.size()));
      channels[i] = channels(random, series.channels(), Dilations.WINDOW);
    }
    return withBiases(
        dilations,
        channels,
        combination -> {
          train.read(taught[combination], series);
          return series.measured();
        });
  }

  /** The series whose values decide the biases of a combination of a dilation and a kernel. */
  @FunctionalInterface
  interface Taught {
    float[][] at(int combination);
  }

  /** Quantiles follow the multiples of the golden ratio, modulo 1. */
  static MiniRocketFeatures withBiases(Dilations dilations, int[][] channels, Taught taught) {
    int total = Arrays.stream(dilations.features()).sum() * MiniRocketFeatures.KERNELS;
    float[] biases = new float[total];
    int feature = 0;
    for (int d = 0; d < dilations.dilations().length; d++) {
      for (int kernel = 0; kernel < MiniRocketFeatures.KERNELS; kernel++) {
        int combination = d * MiniRocketFeatures.KERNELS + kernel;
        float[][] x = taught.at(combination);
        float[] values =
            new DilatedWindow(x, dilations.dilations()[d])
                .values(MiniRocketFeatures.kernel(kernel), channels[combination]);
        Arrays.sort(values);
        for (int i = 0; i < dilations.features()[d]; i++) {
          float quantile = (float) ((feature + 1) * GOLDEN_RATIO % 1);
          biases[feature++] = quantile(values, quantile);
        }
      }
    }
    return new MiniRocketFeatures(dilations, channels, biases);
  }

  /** With straight lines between neighbours. */
  private static float quantile(float[] sorted, float quantile) {
    double rank = quantile * (double) (sorted.length - 1);
    int below = (int) rank;
    double share = rank - below;
    double above = sorted[Math.min(below + 1, sorted.length - 1)];
    return (float) (sorted[below] * (1 - share) + above * share);
  }

  /** Different channels, at most so many, the more the rarer. */
  static int[] channels(CounterRandom random, int channels, int most) {
    double exponent = Math.log(Math.min(channels, most) + 1) / Math.log(2);
    int count = (int) StrictMath.pow(2, random.nextDouble() * exponent);
    return Arrays.copyOf(random.permutation(channels), Math.min(count, channels));
  }
}
