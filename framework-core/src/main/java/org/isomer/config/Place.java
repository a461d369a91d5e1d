package org.isomer.config;

import java.util.Comparator;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Where a value was written.
 *
 * @param source a file, an override or a default
 * @param line from 1, or 0 if the source alone says where
 * @param column from 1, or 0
 */
record Place(String source, int line, int column) {
  /** By line and column; places without a line come last. */
  static final Comparator<Place> ORDER =
      Comparator.comparing((Place place) -> place.line == 0)
          .thenComparingInt(Place::line)
          .thenComparingInt(Place::column);

  static Place of(String source) {
    return new Place(source, 0, 0);
  }

  static Place of(String source, Mark mark) {
    return new Place(source, mark.getLine() + 1, mark.getColumn() + 1);
  }

  @Override
  public String toString() {
    return line == 0 ? source : source + ":" + line + ":" + column;
  }
}
