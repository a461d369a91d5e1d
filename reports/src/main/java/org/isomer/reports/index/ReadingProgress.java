package org.isomer.reports.index;

/** Hears how the reading of records goes on; safe for many threads. */
public interface ReadingProgress extends AutoCloseable {
  /** A record more was read. */
  void advance();

  /** All were read. */
  @Override
  void close();
}
