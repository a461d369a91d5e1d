package org.isomer.spi;

import java.time.Instant;
import java.util.Map;

/**
 * What a {@link Tracker} tells of one run. No method waits for the other program but {@link
 * #close}, which does so for a while. What cannot be told is kept, and told when the run is opened
 * again.
 */
public interface Tracking extends AutoCloseable {
  /** How a run ended. */
  enum End {
    FINISHED,
    /** The user stopped it; it can go on. */
    STOPPED,
    FAILED
  }

  /**
   * A step is done. Steps come in order; one that was taken before, in an earlier stretch of the
   * run, is passed over.
   *
   * @param scalars by name, such as {@code loss}
   */
  void step(long step, Instant time, Map<String, ? extends Number> scalars);

  /**
   * The run has ended.
   *
   * @param tags facts that are known only now
   */
  void end(End how, Instant time, Map<String, String> tags);

  /** Waits for what is still to be told. Without an {@link #end} the run has failed. */
  @Override
  void close();
}
