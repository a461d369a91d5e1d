package org.isomer.train;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.isomer.file.AtomicFiles;
import org.isomer.graph.GraphSession;
import org.isomer.spi.BadInputException;
import org.isomer.train.sentinel.Alarm;

/** Keeps a run's log, checkpoints and manifest while it trains. */
final class RunRecorder implements AutoCloseable {
  private static final int CHECKPOINTS_KEPT = 2;

  private final RunDirectory run;
  private final GraphSession session;
  private final TrainingLog log;
  private final RunTracking tracking;
  private final List<RunManifest.SessionEntry> earlier;
  private final String started = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  private final long startNanos = System.nanoTime();
  private final long firstStep;
  private RunManifest manifest;

  /**
   * Opens the log and marks the run as running.
   *
   * @param stepsDone steps done before this session
   * @param tracking is told of every step, those before this session included, and of the end
   */
  RunRecorder(
      RunDirectory run,
      RunManifest manifest,
      long stepsDone,
      GraphSession session,
      RunTracking tracking)
      throws IOException {
    this.run = run;
    this.session = session;
    this.manifest =
        manifest
            .with(RunManifest.Status.RUNNING)
            .with(manifest.alarms().stream().filter(alarm -> alarm.step() <= stepsDone).toList());
    earlier = manifest.sessions();
    firstStep = stepsDone + 1;
    log = new TrainingLog(run.logFile(), run.eventFolder(), stepsDone);
    run.write(this.manifest);
    this.tracking = tracking;
    TrainingLog.replay(run.logFile(), stepsDone, tracking::step);
  }

  /**
   * Logs a step.
   *
   * @throws BadInputException if its loss is not finite; the run is then marked as failed
   */
  void step(long step, double epoch, double learningRate, Map<String, Float> scalars)
      throws IOException {
    log.write(step, epoch, learningRate, scalars);
    tracking.step(step, TrainingLog.line(epoch, learningRate, scalars));
    for (Map.Entry<String, Float> scalar : scalars.entrySet()) {
      if (!Float.isFinite(scalar.getValue())) {
        throw diverged(
            "%s is %s at step %d, at a learning rate of %.3g"
                .formatted(scalar.getKey(), scalar.getValue(), step, learningRate));
      }
    }
  }

  /**
   * Keeps an alarm in the manifest.
   *
   * @param stop whether it ends the run
   * @throws BadInputException if it ends the run; the run is then marked as failed
   */
  void alarm(Alarm alarm, boolean stop) throws IOException {
    List<Alarm> alarms = new ArrayList<>(manifest.alarms());
    alarms.add(alarm);
    manifest = manifest.with(alarms);
    run.write(manifest);
    if (stop) {
      throw failed(
          "stopped at step %d: %s".formatted(alarm.step(), alarm.message()),
          "To train on all the same, set sentinel.stop: false in a new run.");
    }
  }

  /**
   * The values of all variables.
   *
   * @throws BadInputException if one is not finite; the run is then marked as failed
   */
  Map<String, float[]> values(long step) throws IOException {
    Map<String, float[]> values = session.values();
    for (Map.Entry<String, float[]> variable : values.entrySet()) {
      for (float value : variable.getValue()) {
        if (!Float.isFinite(value)) {
          throw diverged(
              "variable %s is %s after step %d".formatted(variable.getKey(), value, step));
        }
      }
    }
    return values;
  }

  /**
   * Writes a checkpoint of the moment, then deletes older ones.
   *
   * @throws BadInputException if a variable is not finite; the run is then marked as failed
   */
  void checkpoint(long step) throws IOException {
    Map<String, float[]> values = values(step);
    String digest = Checkpoint.write(run.checkpointFolder(), step, session.variables(), values);
    List<RunManifest.SessionEntry> sessions = new ArrayList<>(earlier);
    sessions.add(
        new RunManifest.SessionEntry(
            started, firstStep, step, (System.nanoTime() - startNanos) / 1e9));
    manifest = manifest.with(sessions, new RunManifest.CheckpointEntry(step, digest));
    run.write(manifest);
    List<Checkpoint> all = Checkpoint.list(run.checkpointFolder());
    for (Checkpoint old : all.subList(0, Math.max(0, all.size() - CHECKPOINTS_KEPT))) {
      AtomicFiles.deleteRecursively(old.folder());
    }
  }

  /** Marks how the run ended and returns its manifest. */
  RunManifest end(RunManifest.Status status) throws IOException {
    manifest = manifest.with(status);
    run.write(manifest);
    tracking.end(manifest);
    return manifest;
  }

  private BadInputException diverged(String what) throws IOException {
    return failed(
        "training has diverged: %s.".formatted(what),
        "Lower learning-rate, lengthen the warm-up, or set precision: float32.");
  }

  private BadInputException failed(String what, String remedy) throws IOException {
    end(RunManifest.Status.FAILED);
    String last =
        run.newestCheckpoint()
            .map(checkpoint -> "The last good checkpoint is " + checkpoint.folder() + ".")
            .orElse("There is no checkpoint yet.");
    return new BadInputException("%s: %s %s %s".formatted(run.root(), what, last, remedy));
  }

  @Override
  public void close() throws IOException {
    log.close();
  }
}
