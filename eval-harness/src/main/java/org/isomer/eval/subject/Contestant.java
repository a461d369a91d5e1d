package org.isomer.eval.subject;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.isomer.eval.spi.Model;
import org.isomer.reports.artifact.Artifact;
import org.isomer.reports.record.Provenance.Alarm;
import org.isomer.reports.record.Provenance.PluginOrigin;
import org.isomer.reports.record.Subject.Pretraining;
import org.isomer.spi.Dataset;

/**
 * A model that enters a comparison, with what is known of its making.
 *
 * @param model the model
 * @param encoder the encoder plugin's name; absent for raw inputs
 * @param seed the seed of initialisation and pretraining; absent where nothing is random
 * @param pretraining absent for raw inputs and untrained encoders
 * @param pretrainingData the digest of the data that it was pretrained on, if known
 * @param configuration what made it, as YAML text; empty if unknown
 * @param plugins the plugins that took part in making it
 * @param parts the configurations of what it is judged with: its encoder, preprocessing and data
 * @param preprocessingDigest SHA-256 in hexadecimal over the configuration of the preprocessing
 * @param commands the shell commands that make it, one a line, and those that lead to {@code eval};
 *     empty if there are none
 * @param argument what {@code eval} is called with to judge it again, such as {@code RUN}
 * @param seconds wall time of its making by phase
 * @param alarms what the collapse sentinel noticed in its making
 * @param warnings what is doubtful about its making, or has changed since, a sentence each
 * @param threads threads to judge it with
 * @param dataset the data that it was pretrained on, by which it is judged unless a task brings its
 *     own
 * @param looks the file that counts looks at test splits; absent if it has no folder of its own
 * @param figures what its making has to show
 */
public record Contestant(
    Model model,
    Optional<String> encoder,
    Optional<Long> seed,
    Optional<Pretraining> pretraining,
    Optional<String> pretrainingData,
    String configuration,
    List<PluginOrigin> plugins,
    List<? extends Record> parts,
    String preprocessingDigest,
    String commands,
    String argument,
    Map<String, Double> seconds,
    List<Alarm> alarms,
    List<String> warnings,
    int threads,
    Optional<Dataset> dataset,
    Optional<Path> looks,
    Supplier<List<Artifact>> figures) {
  /** Copies the warnings. */
  public Contestant {
    warnings = List.copyOf(warnings);
  }

  /** The same, of which something more is doubtful. */
  public Contestant withWarnings(List<String> further) {
    return new Contestant(
        model,
        encoder,
        seed,
        pretraining,
        pretrainingData,
        configuration,
        plugins,
        parts,
        preprocessingDigest,
        commands,
        argument,
        seconds,
        alarms,
        Stream.concat(warnings.stream(), further.stream()).toList(),
        threads,
        dataset,
        looks,
        figures);
  }
}
