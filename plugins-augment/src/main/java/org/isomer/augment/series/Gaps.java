package org.isomer.augment.series;

import org.isomer.modality.series.Series;

/** Makes positions of a series missing, but never the last one that is measured. */
final class Gaps {
  private final Series series;
  private int measured;

  Gaps(Series series) {
    this.series = series;
    for (int position = 0; position < series.length(); position++) {
      measured += series.isMeasured(position) ? 1 : 0;
    }
  }

  void add(int position) {
    if (measured > 1 && series.isMeasured(position)) {
      series.miss(position);
      measured--;
    }
  }
}
