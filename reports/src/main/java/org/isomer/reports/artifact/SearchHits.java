package org.isomer.reports.artifact;

import java.util.List;
import java.util.Optional;
import org.isomer.exhibit.Exhibit;

/**
 * What a search has found.
 *
 * @param query what was looked for, in words
 * @param shown the same as pages show it
 * @param index what was searched, in words
 * @param hits nearest first
 */
public record SearchHits(String query, Exhibit shown, String index, List<Hit> hits) {
  /** Copies the list. */
  public SearchHits {
    hits = List.copyOf(hits);
  }

  /**
   * One of the nearest.
   *
   * @param id its name
   * @param cosine its likeness to the query
   * @param shown the example as pages show it; empty if it is no longer to be had
   */
  public record Hit(String id, double cosine, Optional<Exhibit> shown) {}
}
