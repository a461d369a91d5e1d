package org.isomer.eval.subject;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.isomer.cli.spi.Console;
import org.isomer.eval.model.FileWeights;
import org.isomer.eval.spi.Network;
import org.isomer.eval.spi.Weights;
import org.isomer.feature.FeatureReader;
import org.isomer.graph.GraphSession;
import org.isomer.spi.ClassData;
import org.isomer.spi.Modality;
import org.isomer.spi.Split;
import org.isomer.spi.Views;
import org.isomer.train.Checkpoint;
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

  /** Its encoder, which needs none of the data. */
  public RunEncoder encoder() {
    return new RunEncoder(
        directory,
        manifest,
        plan,
        checkpoint,
        views.evaluation(),
        views.written(),
        FeatureReader.spec(dataset.split(Split.TRAIN), views.evaluation()),
        changes);
  }

  /** The encoder that its training was for. */
  public Network network() {
    return RunEncoder.network(plan, checkpoint);
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
    return making().caveats();
  }

  /** All that is doubtful about the encoder and its making, a sentence each. */
  public List<String> warnings() {
    return making().warnings();
  }

  /** What the sentinel had noticed by the step of the checkpoint. */
  public List<Alarm> alarms() {
    return making().alarms();
  }

  private Making making() {
    return new Making(directory, manifest, plan, checkpoint, changes);
  }
}
