package org.isomer.train;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.isomer.spi.TrackedRun;
import org.isomer.spi.Tracker;
import org.isomer.spi.Tracking;

/** The trackers of a run. A tracker that fails is left out from then on; the run goes on. */
public final class RunTracking implements AutoCloseable {
  private static final double MILLISECONDS = 1e3;

  private final List<Tracking> trackings = new ArrayList<>();
  private final RunDirectory run;
  private final Clock clock;
  private final Consumer<String> warning;

  private RunTracking(RunDirectory run, Clock clock, Consumer<String> warning) {
    this.run = run;
    this.clock = clock;
    this.warning = warning;
  }

  /** Opens trackers for a run that begins or goes on. */
  static RunTracking open(
      List<Tracker> trackers,
      RunDirectory run,
      Plan plan,
      RunManifest manifest,
      Clock clock,
      Consumer<String> warning) {
    RunTracking all = new RunTracking(run, clock, warning);
    TrackedRun tracked = all.tracked(plan, manifest);
    for (Tracker tracker : trackers) {
      all.guarded(() -> all.trackings.add(tracker.open(tracked, warning)));
    }
    return all;
  }

  /**
   * Tells a tracker everything of a run that is over, or has stopped: what it was not told yet.
   *
   * @param plan the run's configuration
   * @param log its steps
   */
  public static void tell(
      Tracker tracker,
      RunDirectory run,
      Plan plan,
      RunManifest manifest,
      LogReader log,
      Clock clock,
      Consumer<String> warning) {
    try (RunTracking only = new RunTracking(run, clock, warning)) {
      TrackedRun tracked = only.tracked(plan, manifest);
      only.guarded(() -> only.trackings.add(tracker.open(tracked, warning)));
      log.read(only::step);
      only.end(manifest, only.ended(manifest));
    }
  }

  private TrackedRun tracked(Plan plan, RunManifest manifest) {
    RunManifest.Setup setup = manifest.setup();
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("seed", String.valueOf(setup.seed()));
    tags.put("framework", plan.framework().plugin().name());
    tags.put("encoder", plan.encoder().plugin().name());
    tags.put("data", setup.dataset().title());
    tags.put("run", run.root().toAbsolutePath().normalize().toString());
    tags.put("isomer", setup.environment().isomer());
    if (!manifest.warnings().isEmpty()) {
      tags.put("warnings", String.join("\n", manifest.warnings()));
    }
    return new TrackedRun(
        setup.name(),
        "isomer pretrain",
        Optional.ofNullable(setup.environment().gitCommit()),
        manifest.sessions().isEmpty()
            ? clock.instant()
            : Instant.parse(manifest.sessions().get(0).started()),
        plan.recordedOptions(),
        tags,
        Map.of("config.yaml", run.configFile(), "run.json", run.manifestFile()),
        run.trackerFolder());
  }

  /** Tells the scalars of a step. */
  void step(long step, Map<String, Float> scalars) {
    Instant now = clock.instant();
    each(tracking -> tracking.step(step, now, scalars));
  }

  /** Tells how the run ended; one that says it is running, and is not, was interrupted. */
  void end(RunManifest manifest) {
    end(manifest, clock.instant());
  }

  /** When training stopped, as far as the manifest knows: at the newest checkpoint. */
  private Instant ended(RunManifest manifest) {
    List<RunManifest.SessionEntry> sessions = manifest.sessions();
    if (sessions.isEmpty()) {
      return clock.instant();
    }
    RunManifest.SessionEntry last = sessions.get(sessions.size() - 1);
    return Instant.parse(last.started()).plusMillis((long) (last.seconds() * MILLISECONDS));
  }

  private void end(RunManifest manifest, Instant time) {
    Tracking.End how =
        switch (manifest.status()) {
          case FINISHED -> Tracking.End.FINISHED;
          case INTERRUPTED, RUNNING -> Tracking.End.STOPPED;
          case FAILED -> Tracking.End.FAILED;
        };
    Map<String, String> tags = new LinkedHashMap<>();
    RunManifest.CheckpointEntry checkpoint = manifest.checkpoint();
    if (checkpoint != null) {
      Path folder = run.checkpoint(checkpoint).folder();
      tags.put("checkpoint", folder.toAbsolutePath().normalize().toString());
      tags.put("checkpoint-sha256", checkpoint.digest());
    }
    each(tracking -> tracking.end(how, time, tags));
  }

  private void each(Consumer<Tracking> action) {
    for (Iterator<Tracking> all = trackings.iterator(); all.hasNext(); ) {
      Tracking tracking = all.next();
      if (!guarded(() -> action.accept(tracking))) {
        all.remove();
        guarded(tracking::close);
      }
    }
  }

  /** Whatever a tracker throws, in the worst case a defect of its own, must not cost the run. */
  private boolean guarded(Runnable action) {
    try {
      action.run();
      return true;
    } catch (RuntimeException | LinkageError e) {
      String why = e.getMessage() == null ? e.toString() : e.getMessage();
      warning.accept("a tracker has failed and is told nothing more: " + why);
      return false;
    }
  }

  @Override
  public void close() {
    each(Tracking::close);
  }
}
