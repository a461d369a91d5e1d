package org.isomer.file;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets a test end the process at any write, as a kill or a loss of power would: with the system
 * property {@code isomer.crash-at=N} it halts at the N-th durable operation, counted from 1, with
 * exit code 137. Counted are, for a file or folder that is written in one step: its staging name
 * made, its content complete, the rename done; for a folder that is removed: the rename, then the
 * removal; for an append: the middle of its bytes, then their end. Without the property nothing
 * happens.
 */
final class CrashPoint {
  private static final int KILLED = 137;
  private static final long AT = Long.getLong("isomer.crash-at", 0);
  private static final AtomicLong PASSED = new AtomicLong();

  private CrashPoint() {}

  /** Passes a point, or ends the process there. */
  static void pass() {
    if (reached()) {
      end();
    }
  }

  /** Passes a point, and returns whether it is the one at which the process is to {@link #end}. */
  static boolean reached() {
    return AT > 0 && PASSED.incrementAndGet() == AT;
  }

  /** Ends the process without any further word. */
  static void end() {
    Runtime.getRuntime().halt(KILLED);
  }
}
