package org.isomer.train;

import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.isomer.graph.GraphSession;
import org.isomer.graph.Machine;
import org.isomer.spi.BadInputException;
import org.isomer.train.engine.StepOutcome;
import org.isomer.train.sentinel.Alarm;

/** Keeps a run's log, checkpoints and manifest while it trains. */
final class RunRecorder implements AutoCloseable {
  /** How many checkpoints are kept besides the newest one. */
  private static final int KEPT = 1;

  private final RunDirectory run;
  private final GraphSession session;
  private final TrainingLog log;
  private final RunTracking tracking;
  private final List<RunManifest.SessionEntry> earlier;
  private final String started;
  private final long startNanos = System.nanoTime();
  private final long firstStep;
  private RunManifest manifest;

  /**
   * Opens the log.
   *
   * @param manifest the manifest, which is in the folder already
   * @param tracking is told of every step, those before this session included, and of the end
   * @param clock tells when the session has started
   */
  RunRecorder(
      RunDirectory run,
      RunManifest manifest,
      GraphSession session,
      RunTracking tracking,
      Clock clock)
      throws IOException {
    Machine.forgetPeakMemory();
    this.run = run;
    this.session = session;
    this.tracking = tracking;
    this.manifest = manifest;
    earlier = manifest.sessions();
    started = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    long stepsDone = manifest.stepsDone();
    firstStep = stepsDone + 1;
    log = new TrainingLog(run.logFile(), run.eventFolder(), stepsDone);
    LogReader.until(run.logFile(), stepsDone, warning -> {}).read(tracking::step);
  }

  /**
   * Logs a step.
   *
   * @throws BadInputException if it has diverged; the run is then marked as failed
   */
  void step(StepOutcome outcome, double epoch) throws IOException {
    double rate = outcome.learningRate();
    log.write(outcome.step(), epoch, rate, outcome.scalars());
    tracking.step(outcome.step(), TrainingLog.line(epoch, rate, outcome.scalars()));
    Optional<String> divergence = outcome.divergence();
    if (divergence.isPresent()) {
      throw diverged(divergence.get());
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
   * Writes a checkpoint of the moment, then the manifest that names it, then deletes older ones.
   *
   * @throws BadInputException if a variable is not finite; the run is then marked as failed
   */
  void checkpoint(long step) throws IOException {
    Map<String, float[]> values = values(step);
    log.sync();
    Checkpoint written =
        Checkpoint.write(run.checkpointFolder(), step, session.variables(), values);
    List<RunManifest.SessionEntry> sessions = new ArrayList<>(earlier);
    OptionalLong memory = Machine.peakMemory();
    sessions.add(
        new RunManifest.SessionEntry(
            started,
            firstStep,
            step,
            (System.nanoTime() - startNanos) / 1e9,
            memory.isPresent() ? memory.getAsLong() : null));
    List<RunManifest.CheckpointEntry> older =
        manifest.checkpoints().stream().filter(each -> each.step() < step).limit(KEPT).toList();
    manifest =
        manifest.with(sessions, new RunManifest.CheckpointEntry(step, written.digest()), older);
    run.write(manifest);
    new Checkpoints(run, manifest).removeOthers();
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
        "Lower learning-rate, lengthen the warm-up, set precision: float32, or normalise data whose numbers are large.");
  }

  private BadInputException failed(String what, String remedy) throws IOException {
    end(RunManifest.Status.FAILED);
    String last =
        manifest.checkpoints().stream()
            .findFirst()
            .map(entry -> "The last good checkpoint is " + run.checkpoint(entry).folder() + ".")
            .orElse("There is no checkpoint yet.");
    return new BadInputException("%s: %s %s %s".formatted(run.root(), what, last, remedy));
  }

  @Override
  public void close() throws IOException {
    log.close();
  }
}
