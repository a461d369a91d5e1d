package org.isomer.train.overview;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalDouble;
import org.isomer.train.RunManifest;

/** How fast a run is: what was seen of it in the last minute, or what its manifest says. */
final class Pace {
  private static final double SECOND_NANOS = 1e9;
  private static final long MEMORY_NANOS = 60_000_000_000L;

  /** A step that was the newest at a time. */
  private record Sight(long nanos, long step) {}

  private final Deque<Sight> seen = new ArrayDeque<>();

  /** Notes which step is the newest now. */
  void see(long nanos, long step) {
    if (!seen.isEmpty() && step < seen.peekLast().step()) {
      seen.clear(); // the run went back to a checkpoint
    }
    if (seen.isEmpty() || step > seen.peekLast().step()) {
      seen.addLast(new Sight(nanos, step));
    }
    while (seen.size() > 2 && nanos - seen.peekFirst().nanos() > MEMORY_NANOS) {
      seen.removeFirst();
    }
  }

  /** Steps a second. */
  OptionalDouble rate(RunManifest manifest) {
    if (seen.size() > 1) {
      Sight first = seen.getFirst();
      Sight last = seen.getLast();
      return OptionalDouble.of(
          (last.step() - first.step()) * SECOND_NANOS / Math.max(1, last.nanos() - first.nanos()));
    }
    List<RunManifest.SessionEntry> sessions = manifest.sessions();
    if (sessions.isEmpty()) {
      return OptionalDouble.empty();
    }
    RunManifest.SessionEntry last = sessions.get(sessions.size() - 1);
    long steps = last.lastStep() - last.firstStep() + 1;
    return last.seconds() > 0 && steps > 0
        ? OptionalDouble.of(steps / last.seconds())
        : OptionalDouble.empty();
  }
}
