package org.isomer.eval.subject;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.isomer.config.ConfigReader;
import org.isomer.file.Sha256;
import org.isomer.plugin.Catalog;
import org.isomer.plugin.Modalities;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Dataset;
import org.isomer.spi.Modality;
import org.isomer.spi.Split;
import org.isomer.spi.Views;
import org.isomer.train.Change;
import org.isomer.train.Checkpoint;
import org.isomer.train.Checkpoints;
import org.isomer.train.ChosenPlugins;
import org.isomer.train.Plan;
import org.isomer.train.RecordedDigests;
import org.isomer.train.RunDirectory;
import org.isomer.train.RunManifest;
import org.isomer.train.RunManifest.PluginEntry;
import org.isomer.train.Terms;
import org.isomer.train.sentinel.Alarm;

/**
 * A run directory, opened for evaluation.
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
 * @param changes what has changed since the run was made, and is accepted, a sentence each
 */
public record PretrainedRun(
    RunDirectory directory,
    RunManifest manifest,
    Plan plan,
    Checkpoint checkpoint,
    Dataset dataset,
    Modality modality,
    Views views,
    List<PluginEntry> plugins,
    List<String> changes) {
  /** The kinds of plugins that work in an evaluation. */
  private static final Set<String> EVALUATING =
      Set.of("dataset", "views", "augmentation", "encoder");

  /** Copies the lists. */
  public PretrainedRun {
    plugins = List.copyOf(plugins);
    changes = List.copyOf(changes);
  }

  /**
   * Opens a run.
   *
   * @param terms which checkpoint to judge, and what may have changed
   * @throws BadInputException if the folder holds no run or no checkpoint, the checkpoint is
   *     damaged, or the configuration, the data or a plugin is not what it was
   */
  public static PretrainedRun open(Path folder, Terms terms, ConfigReader reader, Catalog catalog) {
    RunDirectory directory = new RunDirectory(folder);
    RunManifest manifest = directory.manifest();
    RunManifest.Setup setup = manifest.setup();
    Checkpoint checkpoint =
        new Checkpoints(directory, manifest)
            .choose(terms.checkpoint())
            .orElseThrow(
                () ->
                    new BadInputException(
                        directory.checkpointFolder()
                            + ": the run has no checkpoint yet. Go on with isomer pretrain --resume."));
    RecordedDigests digests = new RecordedDigests(folder.toString(), terms.accepted());
    digests.compare(
        Change.CONFIGURATION,
        "config.yaml",
        setup.configurationDigest(),
        Sha256.hex(directory.configFile()));
    digests.warnings(); // a changed configuration is said before what it names is read
    Plan plan = reader.read(Plan.class, directory.configFile(), List.of());
    List<PluginEntry> now =
        ChosenPlugins.of(plan, catalog).stream()
            .filter(plugin -> EVALUATING.contains(plugin.kind()))
            .toList();
    digests.comparePlugins(setup.plugins(), now);
    Dataset dataset = plan.dataset().create();
    digests.compare(
        Change.DATA,
        "the data " + setup.dataset().title(),
        setup.dataset().digest(),
        dataset.digest());
    Views views = plan.views().create();
    digests.comparePipelineFiles(setup.pipelineFiles(), views.fileDigests());
    return new PretrainedRun(
        directory,
        manifest,
        plan,
        checkpoint,
        dataset,
        new Modalities(catalog, reader).of(dataset.split(Split.TRAIN)),
        views,
        used(setup.plugins(), now),
        digests.warnings());
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
    warnings.addAll(manifest.warnings());
    warnings.addAll(LossLog.of(this).damage());
    return warnings.stream().distinct().toList();
  }

  /** What the sentinel had noticed by the step of the checkpoint. */
  public List<Alarm> alarms() {
    return manifest.alarms().stream().filter(alarm -> alarm.step() <= checkpoint.step()).toList();
  }

  private static List<PluginEntry> used(List<PluginEntry> recorded, List<PluginEntry> now) {
    List<PluginEntry> used = new ArrayList<>(now);
    recorded.stream().filter(plugin -> !EVALUATING.contains(plugin.kind())).forEach(used::add);
    return used;
  }
}
