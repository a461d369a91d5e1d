package org.isomer.eval.subject;

import java.util.List;
import java.util.Optional;
import org.isomer.eval.model.EncoderModel;
import org.isomer.eval.spi.Model;
import org.isomer.eval.spi.Network;
import org.isomer.file.Sha256;
import org.isomer.spi.Choice;
import org.isomer.spi.Step;
import org.isomer.tensor.InputSpec;
import org.isomer.train.Checkpoint;
import org.isomer.train.EncoderNames;
import org.isomer.train.Plan;
import org.isomer.train.RunDirectory;
import org.isomer.train.RunManifest;
import org.isomer.train.sentinel.Alarm;

/**
 * The encoder of a run, {@linkplain Runs#encoder opened} without the data that it was trained on.
 *
 * @param directory the folder
 * @param manifest what made the run
 * @param plan its configuration
 * @param checkpoint the checkpoint with the encoder's weights
 * @param preprocessing what is done to an example first
 * @param written the same as a configuration states it; absent where none can
 * @param input what an example holds after it
 * @param changes what has changed since the run was made, and is accepted, a sentence each
 */
public record RunEncoder(
    RunDirectory directory,
    RunManifest manifest,
    Plan plan,
    Checkpoint checkpoint,
    List<Step> preprocessing,
    Optional<List<Choice<Step>>> written,
    InputSpec input,
    List<String> changes) {
  /** Copies the lists. */
  public RunEncoder {
    preprocessing = List.copyOf(preprocessing);
    written = written.map(List::copyOf);
    changes = List.copyOf(changes);
  }

  /** The encoder that its training was for. */
  public Network network() {
    return network(plan, checkpoint);
  }

  static Network network(Plan plan, Checkpoint checkpoint) {
    EncoderNames names = EncoderNames.of(plan.framework().create());
    return new Network(plan.encoder().create(), variables -> checkpoint.read(variables, names));
  }

  /** The encoder with its preprocessing. */
  public Model model() {
    return new EncoderModel(plan.displayName(), digest(), network(), preprocessing, input);
  }

  /**
   * A configuration that has changed since, and is accepted, makes another model of the weights.
   */
  private String digest() {
    String configuration = Sha256.hex(directory.configFile());
    return configuration.equals(manifest.setup().configurationDigest())
        ? checkpoint.digest()
        : Sha256.hex(checkpoint.digest() + configuration);
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
