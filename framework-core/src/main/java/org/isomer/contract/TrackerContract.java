package org.isomer.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.file.AtomicFiles;
import org.isomer.spi.TrackedRun;
import org.isomer.spi.Tracker;
import org.isomer.spi.TrackerPlugin;
import org.isomer.spi.Tracking;

/** What trackers keep to. */
public final class TrackerContract implements Contract<Tracker> {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Override
  public Class<?> kind() {
    return TrackerPlugin.class;
  }

  @Override
  public List<Rule> rules(Tested<Tracker> tested) {
    return List.of(
        new Rule("tells of a run, and of its end", () -> tells(tested.make())),
        new Rule("goes on with a run that was told of before", () -> goesOn(tested.make())),
        new Rule("closes a run without an end", () -> closes(tested.make())));
  }

  private static void tells(Tracker tracker) throws IOException {
    inFolder(
        folder -> {
          Tracking tracking = open(tracker, folder);
          step(tracking, 1);
          step(tracking, 2);
          tracking.end(Tracking.End.FINISHED, START.plusSeconds(3), Map.of("outcome", "good"));
          close(tracking);
        });
  }

  private static void goesOn(Tracker tracker) throws IOException {
    inFolder(
        folder -> {
          Tracking first = open(tracker, folder);
          step(first, 1);
          first.end(Tracking.End.STOPPED, START.plusSeconds(2), Map.of());
          close(first);
          Tracking second = open(tracker, folder);
          step(second, 1);
          step(second, 2);
          second.end(Tracking.End.FINISHED, START.plusSeconds(3), Map.of());
          close(second);
        });
  }

  private static void closes(Tracker tracker) throws IOException {
    inFolder(
        folder -> {
          Tracking tracking = open(tracker, folder);
          step(tracking, 1);
          close(tracking);
        });
  }

  private static Tracking open(Tracker tracker, Path folder) {
    return tracker.open(
        new TrackedRun(
            "trial",
            "isomer plugin verify",
            Optional.empty(),
            START,
            Map.of("encoder.width", "8"),
            Map.of("seed", "1"),
            Map.of(),
            folder.resolve("trackers")),
        warning -> Breach.unlessSentence("a warning", warning));
  }

  private static void step(Tracking tracking, long step) {
    tracking.step(step, START.plusSeconds(step), Map.of("loss", 1.0 / step));
  }

  private static void close(Tracking tracking) {
    long start = System.nanoTime();
    tracking.close();
    Breach.unless(
        System.nanoTime() - start < PATIENCE.toNanos(),
        "close takes more than a minute; give up after a while, and keep the rest for the next time");
  }

  private interface Trial {
    void in(Path folder);
  }

  private static void inFolder(Trial trial) throws IOException {
    Path folder = Files.createTempDirectory("isomer-trial");
    try {
      trial.in(folder);
    } catch (RuntimeException e) {
      throw new Breach(
          "it fails with %s, and a tracker must not end a run; keep what cannot be told, and say so to the consumer of warnings"
              .formatted(e));
    } finally {
      AtomicFiles.deleteRecursively(folder);
    }
  }
}
