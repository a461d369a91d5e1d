package org.isomer.spi;

import java.util.function.Consumer;

/**
 * Tells another program, such as a tracking server, of runs. Stateless; training never sees it, and
 * the other program can neither hold a run up nor end it.
 */
@FunctionalInterface
public interface Tracker {
  /**
   * Begins to tell of a run, or goes on with one that was told of before. Does not wait for the
   * other program.
   *
   * @param warning takes what the user should know; called by any thread
   */
  Tracking open(TrackedRun run, Consumer<String> warning);
}
