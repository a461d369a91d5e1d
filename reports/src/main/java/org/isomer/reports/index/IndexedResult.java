package org.isomer.reports.index;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A result as the index knows it.
 *
 * @param file the record
 * @param values a {@link String}, {@link Long}, {@link Double} or {@link Boolean} for each column
 *     that the result has
 * @param metrics the metrics that were asked for, by name in the record's order
 */
public record IndexedResult(
    Path file, Map<IndexColumn, Object> values, Map<String, Double> metrics) {
  /** Copies the maps, keeping their order. */
  public IndexedResult {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }

  /** The value of a column or, if there is none of the name, of a metric. */
  public Optional<?> value(String name) {
    return IndexColumn.of(name)
        .<Optional<?>>map(column -> Optional.ofNullable(values.get(column)))
        .orElseGet(() -> Optional.ofNullable(metrics.get(name)));
  }
}
