package org.isomer.eval.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.isomer.cli.spi.Console;
import org.isomer.eval.model.FileWeights;
import org.isomer.eval.spi.Network;
import org.isomer.eval.spi.Weights;
import org.isomer.graph.GraphSession;
import org.isomer.spi.ClassData;
import org.isomer.spi.Modality;
import org.isomer.spi.Views;
import org.isomer.train.Checkpoint;
import org.isomer.train.EncoderNames;
import org.isomer.train.EncoderStart;
import org.isomer.train.Plan;
import org.isomer.train.RunDirectory;
import org.isomer.train.RunManifest;
import org.isomer.train.RunManifest.PluginEntry;
import org.isomer.train.sentinel.Alarm;
import org.isomer.weights.GivenWeights;

/**
 * A run directory, {@linkplain Runs opened} for evaluation.
 *
 * @param directory the folder
 * @param manifest what made the run
 * @param plan its configuration
 * @param checkpoint the checkpoint to judge
 * @param dataset the data that it was trained on, with the splits to evaluate on
 * @param modality the kind of its examples
 * @param views its preprocessing
 * @param plugins the plugins with the JARs that were really used: those of pretraining as the run
 *     recorded them; those that work in an evaluation too, as they are now
 * @param start opens the weights that its encoder started with, if they were not drawn
 * @param changes what has changed since the run was made, and is accepted, a sentence each
 */
public record PretrainedRun(
    RunDirectory directory,
    RunManifest manifest,
    Plan plan,
    Checkpoint checkpoint,
    ClassData dataset,
    Modality modality,
    Views views,
    List<PluginEntry> plugins,
    Supplier<Optional<GivenWeights>> start,
    List<String> changes) {
  /** Copies the lists. */
  public PretrainedRun {
    plugins = List.copyOf(plugins);
    changes = List.copyOf(changes);
  }

  /** The encoder that its training was for. */
  public Network network() {
    EncoderNames names = EncoderNames.of(plan.framework().create());
    return new Network(plan.encoder().create(), variables -> checkpoint.read(variables, names));
  }

  /** The encoder as it was before training. */
  Network beginning() {
    return new Network(
        plan.encoder().create(),
        start
            .get()
            .<Weights>map(given -> new FileWeights(given::of))
            .orElse(variables -> GraphSession.initialValues(variables, plan.seed())));
  }

  /**
   * Its encoder, with the data that it was trained on: what asks for features of a run begins here.
   *
   * @param console where progress is shown
   * @throws org.isomer.spi.BadInputException if a file of the run cannot be read
   */
  public LabelledSubject subject(Console console) {
    Contestant contestant = RunContestant.of(this, Representation.PRETRAINED);
    return new LabelledSubject(
        contestant.model(), contestant.dataset(), contestant.threads(), console);
  }

  /** What has changed, and that the encoder is not that of the end of pretraining. */
  public List<String> caveats() {
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
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>(caveats());
    warnings.addAll(EncoderStart.doubts(plan.encoder()));
    warnings.addAll(manifest.warnings());
    warnings.addAll(LossLog.of(this).damage());
    return warnings.stream().distinct().toList();
  }

  /** What the sentinel had noticed by the step of the checkpoint. */
  public List<Alarm> alarms() {
    return manifest.alarms().stream().filter(alarm -> alarm.step() <= checkpoint.step()).toList();
  }
}
