package org.isomer.reports.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What determines a result. Two results with equal keys are the same measurement.
 *
 * @param model digest of the weights, or of what makes them
 * @param preprocessing digest of what is done to an example first
 * @param data digest of the data
 * @param protocol digest of the protocol
 * @param metrics the version of the metrics' definitions
 * @param plugins digest of the JARs of those plugins that took part in the measurement and do not
 *     come with Isomer; absent if there were none
 */
public record ResultKey(
    String model,
    String preprocessing,
    String data,
    String protocol,
    String metrics,
    Optional<String> plugins) {
  /** The parts in which two keys differ, in words; empty if they are equal. */
  public List<String> differences(ResultKey other) {
    List<String> parts = new ArrayList<>();
    add(parts, "the model's weights", model, other.model);
    add(parts, "the preprocessing", preprocessing, other.preprocessing);
    add(parts, "the data", data, other.data);
    add(parts, "the protocol", protocol, other.protocol);
    add(parts, "the version of the metrics", metrics, other.metrics);
    add(parts, "the plugin JARs", plugins.orElse(""), other.plugins.orElse(""));
    return parts;
  }

  private static void add(List<String> parts, String part, String mine, String others) {
    if (!mine.equals(others)) {
      parts.add(part);
    }
  }
}
