package org.isomer.reports.catalogue;

import java.util.List;
import org.isomer.exhibit.Exhibit;

/**
 * Pictures side by side.
 *
 * @param title what they have in common
 * @param tiles at least one
 */
public record Strip(String title, List<Tile> tiles) {
  /** Copies the list. */
  public Strip {
    tiles = List.copyOf(tiles);
  }

  /**
   * One picture.
   *
   * @param exhibit what it shows
   * @param caption what distinguishes it
   */
  public record Tile(Exhibit exhibit, String caption) {}
}
