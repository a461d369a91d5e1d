package org.isomer.eval.subject;

import java.util.ArrayList;
import java.util.List;
import org.isomer.train.Checkpoint;
import org.isomer.train.LogReader;
import org.isomer.train.RunDirectory;

/**
 * The training loss of a run's steps.
 *
 * @param steps the steps, up to the checkpoint
 * @param losses the loss of each
 * @param damage what is wrong with the log, a sentence each
 */
record LossLog(List<Long> steps, List<Double> losses, List<String> damage) {
  /** Reads a run's log up to its checkpoint. */
  static LossLog of(RunDirectory run, Checkpoint checkpoint) {
    List<Long> steps = new ArrayList<>();
    List<Double> losses = new ArrayList<>();
    List<String> damage = new ArrayList<>();
    List<Long> without = new ArrayList<>();
    LogReader.until(run.logFile(), checkpoint.step(), damage::add)
        .read(
            (step, scalars) -> {
              Float loss = scalars.get("loss");
              if (loss != null && Float.isFinite(loss)) {
                steps.add(step);
                losses.add(loss.doubleValue());
              } else {
                without.add(step);
              }
            });
    if (!without.isEmpty()) {
      damage.add(
          "%s: %d of its steps have no finite loss, the first of them step %d"
              .formatted(run.logFile().getFileName(), without.size(), without.get(0)));
    }
    return new LossLog(steps, losses, damage);
  }
}
