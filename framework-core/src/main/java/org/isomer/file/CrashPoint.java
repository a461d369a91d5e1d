package org.isomer.file;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets a test disturb the process at any write. With the system property {@code isomer.crash-at=N}
 * something happens at the N-th durable operation, counted from 1; {@code isomer.crash} says what:
 *
 * <ul>
 *   <li>{@code halt}, or nothing: the process ends with exit code 137, as a kill or a loss of power
 *       would end it;
 *   <li>{@code full}: this operation and all later ones fail, as on a full disk;
 *   <li>{@code freeze}: the process stops, as SIGSTOP would stop it, until somebody sends SIGCONT.
 * </ul>
 *
 * Counted are, for a file or folder that is written in one step: its staging name made, its content
 * complete, the rename done; for a folder that is removed: the rename, then the removal; for an
 * append: the middle of its bytes, then their end. Without the property nothing happens.
 */
final class CrashPoint {
  private enum Disturbance {
    HALT,
    FULL,
    FREEZE
  }

  private static final int KILLED = 137;
  private static final long AT = Long.getLong("isomer.crash-at", 0);
  private static final Disturbance DISTURBANCE =
      Disturbance.valueOf(System.getProperty("isomer.crash", "halt").toUpperCase(Locale.ROOT));
  private static final AtomicLong PASSED = new AtomicLong();

  private CrashPoint() {}

  /** Passes a point, or is disturbed there. */
  static void pass() throws IOException {
    if (reached()) {
      disturb();
    }
  }

  /** Passes a point, and returns whether it is one at which {@link #disturb} is to be called. */
  static boolean reached() {
    if (AT == 0) {
      return false;
    }
    long passed = PASSED.incrementAndGet();
    return passed == AT || (passed > AT && DISTURBANCE == Disturbance.FULL);
  }

  /** Does what the properties say. */
  static void disturb() throws IOException {
    switch (DISTURBANCE) {
      case HALT -> Runtime.getRuntime().halt(KILLED);
      case FULL -> throw new IOException("No space left on device");
      case FREEZE -> stop();
    }
  }

  private static void stop() throws IOException {
    String process = String.valueOf(ProcessHandle.current().pid());
    try {
      new ProcessBuilder("kill", "-STOP", process).start().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
