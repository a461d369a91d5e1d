package org.isomer.train;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.isomer.spi.Tracker;
import org.isomer.train.engine.StepOutcome;
import org.isomer.train.sentinel.Alarm;
import org.isomer.train.sentinel.EmbeddingStatistics;
import org.isomer.train.sentinel.Sentinel;

/**
 * What the first replica makes of the steps that all take: it keeps the record of the run, and asks
 * monitors and sentinel.
 */
final class RecordedTraining {
  private final Plan plan;
  private final StepLoop loop;
  private final Sentinel sentinel;
  private final Trainer.Observer observer;

  /** The step of the newest checkpoint. */
  private long saved;

  private long skipped;

  /**
   * Before the first step.
   *
   * @param saved the step of the checkpoint that the run goes on from; −1 if there is none
   */
  RecordedTraining(
      Plan plan, StepLoop loop, Sentinel sentinel, Trainer.Observer observer, long saved) {
    this.plan = plan;
    this.loop = loop;
    this.sentinel = sentinel;
    this.observer = observer;
    this.saved = saved;
  }

  /**
   * Trains from the record's beginning to the end, or until a replica wants to stop.
   *
   * @param manifest begins the record
   * @param done the steps that are done
   * @return the manifest of what is done now
   */
  RunManifest train(
      RunDirectory run, RunManifest manifest, List<Tracker> trackers, Clock clock, long done)
      throws IOException {
    try (RunTracking tracking =
            loop.alone(
                () -> RunTracking.open(trackers, run, plan, manifest, clock, observer::warned));
        RunRecorder recorder =
            loop.alone(
                () -> new RunRecorder(run, manifest, loop.graph().session(), tracking, clock))) {
      loop.meet(); // the others wait until the record is open
      long last = loop.take(done, (step, outcome) -> keep(recorder, step, outcome));
      RunManifest ended = loop.alone(() -> end(recorder, last));
      loop.meet();
      return ended;
    }
  }

  private void keep(RunRecorder recorder, long done, StepOutcome taken) throws IOException {
    long stepsPerEpoch = loop.course().stepsPerEpoch();
    long steps = loop.course().steps();
    StepOutcome outcome = taken;
    skipped = outcome.skippedSteps();
    if (sentinel.checks(done)) {
      outcome =
          outcome.with(
              EmbeddingStatistics.of(outcome.embeddings(), loop.graph().examinedInstances()));
    }
    Map<String, Float> judged = Map.of();
    if (outcome.divergence().isEmpty() && loop.monitoring().due(done, stepsPerEpoch, steps)) {
      judged = loop.monitoring().judge(recorder.values(done));
      outcome = outcome.with(judged);
    }
    recorder.step(outcome, (double) done / stepsPerEpoch);
    observer.stepDone(done, steps, outcome.scalars());
    if (!judged.isEmpty()) {
      observer.monitored(done, judged);
    }
    for (Alarm alarm : sentinel.observe(done, outcome.scalars())) {
      recorder.alarm(alarm, plan.sentinel().stop());
      observer.alarmed(alarm);
    }
    if (done % plan.checkpointEvery() == 0) {
      recorder.checkpoint(done);
      saved = done;
    }
  }

  private RunManifest end(RunRecorder recorder, long done) throws IOException {
    if (skipped > 0) {
      observer.warned(
          "%,d of %,d steps were left out, as gradients overflowed in float16; the first few are expected, while the scale of the loss is found"
              .formatted(skipped, done));
    }
    if (saved != done) {
      recorder.checkpoint(done);
    }
    return recorder.end(
        done == loop.course().steps()
            ? RunManifest.Status.FINISHED
            : RunManifest.Status.INTERRUPTED);
  }
}
