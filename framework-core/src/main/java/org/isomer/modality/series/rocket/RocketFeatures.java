package org.isomer.modality.series.rocket;

import java.util.List;
import java.util.stream.IntStream;
import org.isomer.modality.Numbers;
import org.isomer.modality.series.Series;
import org.isomer.random.CounterRandom;
import org.isomer.spi.Conversion;
import org.isomer.spi.Example;

/** Rocket's features, two of each kernel. */
record RocketFeatures(List<RocketKernel> kernels) implements Conversion {
  /** Copies the list. */
  RocketFeatures {
    kernels = List.copyOf(kernels);
  }

  static RocketFeatures draw(int count, long seed, int length, int channels) {
    CounterRandom random = CounterRandom.of(seed, "rocket");
    return new RocketFeatures(
        IntStream.range(0, count)
            .mapToObj(i -> RocketKernel.draw(random.at(i, 0, 0), length, channels))
            .toList());
  }

  @Override
  public Class<Series> accepts() {
    return Series.class;
  }

  @Override
  public Numbers buffer() {
    return new Numbers(Series.MODALITY, "features", 2 * kernels.size());
  }

  @Override
  public void convert(Example from, Example into) {
    transform(((Series) from).measured(), ((Numbers) into).values());
  }

  /**
   * Computes the features.
   *
   * @param x shape (channels, positions)
   */
  void transform(float[][] x, float[] features) {
    for (int i = 0; i < kernels.size(); i++) {
      kernels.get(i).apply(x, features, 2 * i);
    }
  }
}
