package org.isomer.eval.coverage;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.isomer.reports.statistics.Statistic;

/** Images without end, with what a model answers, and a metric of them. */
interface Population {
  /** The metric, and what the images are like. */
  String title();

  /** The metric on fresh images, of which any draw can be asked for. */
  Statistic sample(int images, SplittableRandom random);

  /** The metric of the whole population: the mean over some large samples. */
  default double truth() {
    int images = 20_000;
    int[] all = IntStream.range(0, images).toArray();
    return IntStream.range(0, 5)
        .mapToDouble(i -> sample(images, new SplittableRandom(1_000_003L * (i + 1))).of(all))
        .average()
        .orElseThrow();
  }
}
