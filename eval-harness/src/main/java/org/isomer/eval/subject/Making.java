package org.isomer.eval.subject;

import java.util.ArrayList;
import java.util.List;
import org.isomer.train.Checkpoint;
import org.isomer.train.EncoderStart;
import org.isomer.train.Plan;
import org.isomer.train.RunDirectory;
import org.isomer.train.RunManifest;
import org.isomer.train.sentinel.Alarm;

/**
 * How the encoder of a run was made.
 *
 * @param changes what has changed since, and is accepted, a sentence each
 */
record Making(
    RunDirectory directory,
    RunManifest manifest,
    Plan plan,
    Checkpoint checkpoint,
    List<String> changes) {
  /** What has changed, and that the encoder is not that of the end of pretraining. */
  List<String> caveats() {
    long steps = manifest.setup().steps();
    List<String> caveats = new ArrayList<>(changes);
    if (checkpoint.step() < steps) {
      caveats.add(
          "the encoder is that of step %d, and pretraining was to have %d"
              .formatted(checkpoint.step(), steps));
    }
    return caveats;
  }

  /** All that is doubtful about the encoder and its making, a sentence each. */
  List<String> warnings() {
    List<String> warnings = new ArrayList<>(caveats());
    warnings.addAll(EncoderStart.doubts(plan.encoder()));
    warnings.addAll(manifest.warnings());
    warnings.addAll(LossLog.of(directory, checkpoint).damage());
    return warnings.stream().distinct().toList();
  }

  /** What the sentinel had noticed by the step of the checkpoint. */
  List<Alarm> alarms() {
    return manifest.alarms().stream().filter(alarm -> alarm.step() <= checkpoint.step()).toList();
  }
}
