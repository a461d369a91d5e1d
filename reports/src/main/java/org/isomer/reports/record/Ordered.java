package org.isomer.reports.record;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Immutable maps that keep their order, which {@link Map#copyOf} does not. Give them a {@link
 * LinkedHashMap} or a sorted map: the order of {@link Map#of} differs from one run to the next.
 */
final class Ordered {
  private Ordered() {}

  static <V> Map<String, V> copyOf(Map<String, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
