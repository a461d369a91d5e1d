package org.isomer.reports.catalogue;

import java.util.List;

/**
 * All plugins there are.
 *
 * @param kinds by name
 */
public record Catalogue(List<KindSection> kinds) {
  /** What makes the page again. */
  public static final String COMMAND = "isomer catalogue";

  /** Copies the list. */
  public Catalogue {
    kinds = List.copyOf(kinds);
  }

  /** How many plugins there are. */
  public int size() {
    return kinds.stream().mapToInt(kind -> kind.plugins().size()).sum();
  }
}
