package org.isomer.eval.spi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One setting of the hyper-parameters that a task tried.
 *
 * @param options values as text by option name, in the order in which they are to be shown
 * @param score what candidates are compared by, see {@link Criterion}
 */
public record Candidate(Map<String, String> options, double score) {
  /** Copies the map. */
  public Candidate {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }
}
