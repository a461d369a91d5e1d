package org.isomer.train.engine;

import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.Map;

/** The means of a step's scalars over its batches; of each over the batches that have it. */
final class ScalarMeans {
  private final Map<String, DoubleSummaryStatistics> statistics = new LinkedHashMap<>();

  /** Adds a batch. */
  void add(Map<String, Float> scalars) {
    scalars.forEach(
        (name, value) ->
            statistics.computeIfAbsent(name, key -> new DoubleSummaryStatistics()).accept(value));
  }

  /** The means, in the order in which the names came up; of one batch its own values. */
  Map<String, Float> values() {
    Map<String, Float> means = new LinkedHashMap<>();
    statistics.forEach((name, scalar) -> means.put(name, (float) scalar.getAverage()));
    return means;
  }
}
