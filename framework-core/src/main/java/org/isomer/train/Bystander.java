package org.isomer.train;

import java.util.Map;
import org.isomer.spi.BadInputException;
import org.isomer.train.engine.StepOutcome;
import org.isomer.train.sentinel.Alarm;

/**
 * What a worker keeps of a run that another one keeps: nothing. It ends where that one does.
 *
 * @param manifest the run as it began
 */
record Bystander(RunManifest manifest) implements Recorder {
  @Override
  public void step(StepOutcome outcome, double epoch) {
    outcome
        .divergence()
        .ifPresent(
            what -> {
              throw new BadInputException("training has diverged: %s.".formatted(what));
            });
  }

  @Override
  public void alarm(Alarm alarm, boolean stop) {
    if (stop) {
      throw new BadInputException(
          "stopped at step %d: %s".formatted(alarm.step(), alarm.message()));
    }
  }

  @Override
  public Map<String, float[]> values(long step) {
    return Map.of();
  }

  @Override
  public void checkpoint(long step) {}

  @Override
  public RunManifest end(RunManifest.Status status) {
    return manifest.with(status);
  }

  @Override
  public void close() {}
}
