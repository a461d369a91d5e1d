package org.isomer.modality.series;

import org.isomer.random.CounterRandom;
import org.isomer.spi.Augmentation;
import org.isomer.spi.Example;

/** An augmentation of series. */
@FunctionalInterface
public interface SeriesAugmentation extends Augmentation {
  /** Changes the series in place. */
  void apply(Series series, CounterRandom random);

  @Override
  default Class<Series> accepts() {
    return Series.class;
  }

  @Override
  default void apply(Example example, CounterRandom random) {
    apply((Series) example, random);
  }
}
