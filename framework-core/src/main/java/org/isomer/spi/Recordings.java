package org.isomer.spi;

import java.util.List;

/**
 * Recordings for tasks over time, such as forecasting, which cut them into splits by time: what
 * comes first trains.
 */
public interface Recordings {
  /** The name that reports print. */
  String title();

  /** The recordings, at least one; all have the same channels. */
  List<LongSeries> all();

  /** SHA-256 in hexadecimal over everything that defines them. */
  String digest();

  /** What was noticed when they were opened, such as steps of time that differ. */
  default Findings findings() {
    return Findings.NONE;
  }
}
