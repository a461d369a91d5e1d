package org.isomer.eval.subject;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.isomer.config.ConfigReader;
import org.isomer.data.Datasets;
import org.isomer.file.Sha256;
import org.isomer.plugin.Catalog;
import org.isomer.plugin.Modalities;
import org.isomer.spi.BadInputException;
import org.isomer.spi.ClassData;
import org.isomer.spi.Split;
import org.isomer.spi.Views;
import org.isomer.train.Change;
import org.isomer.train.Checkpoint;
import org.isomer.train.Checkpoints;
import org.isomer.train.ChosenPlugins;
import org.isomer.train.EncoderStart;
import org.isomer.train.Plan;
import org.isomer.train.RecordedDigests;
import org.isomer.train.RunDirectory;
import org.isomer.train.RunManifest;
import org.isomer.train.RunManifest.PluginEntry;
import org.isomer.train.Terms;

/** Opens run directories for evaluation. */
public final class Runs {
  /** The kinds of plugins that work in an evaluation. */
  private static final Set<String> EVALUATING =
      Set.of("dataset", "views", "augmentation", "encoder");

  private final Catalog catalog;
  private final ConfigReader reader;
  private final Modalities modalities;
  private final Datasets datasets;

  /** With the plugins of a catalog. */
  @Inject
  public Runs(Catalog catalog, ConfigReader reader, Modalities modalities, Datasets datasets) {
    this.catalog = catalog;
    this.reader = reader;
    this.modalities = modalities;
    this.datasets = datasets;
  }

  /**
   * Opens a run.
   *
   * @param terms which checkpoint to judge, and what may have changed
   * @throws BadInputException if the folder holds no run or no checkpoint, the checkpoint is
   *     damaged, or the configuration, the data or a plugin is not what it was
   */
  public PretrainedRun open(Path folder, Terms terms) {
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
    ChosenPlugins.requireHere(folder, setup.plugins(), catalog);
    Plan plan = reader.read(Plan.class, directory.configFile(), List.of());
    List<PluginEntry> now =
        ChosenPlugins.of(plan, catalog).stream()
            .filter(plugin -> EVALUATING.contains(plugin.kind()))
            .toList();
    digests.comparePlugins(setup.plugins(), now);
    ClassData dataset = ClassData.of(datasets.open(plan.dataset()));
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
        modalities.of(dataset.split(Split.TRAIN)),
        views,
        used(setup.plugins(), now),
        () -> EncoderStart.of(plan.encoder(), reader),
        digests.warnings());
  }

  private static List<PluginEntry> used(List<PluginEntry> recorded, List<PluginEntry> now) {
    List<PluginEntry> used = new ArrayList<>(now);
    recorded.stream().filter(plugin -> !EVALUATING.contains(plugin.kind())).forEach(used::add);
    return used;
  }
}
