package org.isomer.eval.subject;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.isomer.config.ConfigReader;
import org.isomer.data.Datasets;
import org.isomer.plugin.Catalog;
import org.isomer.plugin.Modalities;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.ClassData;
import org.isomer.spi.Split;
import org.isomer.spi.Step;
import org.isomer.spi.Views;
import org.isomer.text.ShellCommand;
import org.isomer.train.Change;
import org.isomer.train.EncoderStart;
import org.isomer.train.RecordedDigests;
import org.isomer.train.RecordedInput;
import org.isomer.train.RunManifest;
import org.isomer.train.RunManifest.PluginEntry;
import org.isomer.train.Terms;

/** Opens run directories for evaluation. */
public final class Runs {
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
   * Opens a run with its data.
   *
   * @param terms which checkpoint to judge, and what may have changed
   * @throws BadInputException if the folder holds no run or no checkpoint, the checkpoint is
   *     damaged, or the configuration, the data or a plugin is not what it was
   */
  public PretrainedRun open(Path folder, Terms terms) {
    return open(folder, terms, List.of());
  }

  /**
   * Opens a run whose data have moved. Their digest says whether they are still the same.
   *
   * @param terms which checkpoint to judge, and what may have changed
   * @param places where its files are now, such as {@code dataset.path=/data/images}
   * @throws BadInputException as the other, and if {@code places} changes more than paths
   */
  public PretrainedRun open(Path folder, Terms terms, List<String> places) {
    return open(Opening.of(folder, terms, catalog, reader).moved(places, reader));
  }

  private PretrainedRun open(Opening opening) {
    RunManifest.Setup setup = opening.manifest().setup();
    ClassData dataset = data(opening);
    RecordedDigests digests = opening.digests();
    digests.compare(
        Change.DATA,
        "the data " + setup.dataset().title(),
        setup.dataset().digest(),
        dataset.digest());
    Views views = opening.plan().views().create();
    digests.comparePipelineFiles(setup.pipelineFiles(), views.fileDigests());
    return new PretrainedRun(
        opening.directory(),
        opening.manifest(),
        opening.plan(),
        opening.checkpoint(),
        dataset,
        modalities.of(dataset.split(Split.TRAIN)),
        views,
        used(setup.plugins(), opening.plugins()),
        () -> EncoderStart.of(opening.plan().encoder(), reader),
        digests.warnings());
  }

  private ClassData data(Opening opening) {
    try {
      return ClassData.of(datasets.open(opening.plan().dataset()));
    } catch (BadInputException e) {
      Path run = opening.directory().root();
      String places =
          opening.placesOfData().stream()
              .map(option -> " --set %s=PLACE".formatted(option))
              .collect(Collectors.joining());
      throw places.isEmpty()
          ? e
          : new BadInputException(
              "%s\nThey are the data that %s was trained on. If they have moved, eval takes their new place: %s%s …; and embed takes files from anywhere: %s FILES …"
                  .formatted(
                      e.getMessage(),
                      run,
                      ShellCommand.of("eval", run),
                      places,
                      ShellCommand.of("embed", run)),
              e);
    }
  }

  /**
   * Opens the encoder of a run, for which its data need not be there. Runs of earlier versions do
   * not say what their encoder is given, and are opened with their data.
   *
   * @param terms which checkpoint to take, and what may have changed
   * @throws BadInputException as {@link #open(Path, Terms)}
   */
  public RunEncoder encoder(Path folder, Terms terms) {
    Opening opening = Opening.of(folder, terms, catalog, reader);
    RunManifest.Setup setup = opening.manifest().setup();
    RecordedInput input = setup.input();
    if (input == null || opening.isReconfigured()) {
      return open(opening).encoder();
    }
    Optional<List<Choice<Step>>> written =
        input.steps(reader, opening.directory().manifestFile() + ", setup.input");
    Views views =
        written
            .map(steps -> new Views(List.of(), steps.stream().<Step>map(Choice::create).toList()))
            .orElseGet(() -> opening.plan().views().create());
    RecordedDigests digests = opening.digests();
    if (!setup.pipelineFiles().containsAll(views.fileDigests())) {
      digests.comparePipelineFiles(setup.pipelineFiles(), views.fileDigests());
    }
    return new RunEncoder(
        opening.directory(),
        opening.manifest(),
        opening.plan(),
        opening.checkpoint(),
        views.evaluation(),
        written,
        input.spec(),
        digests.warnings());
  }

  private static List<PluginEntry> used(List<PluginEntry> recorded, List<PluginEntry> now) {
    List<PluginEntry> used = new ArrayList<>(now);
    recorded.stream()
        .filter(plugin -> !Opening.EVALUATING.contains(plugin.kind()))
        .forEach(used::add);
    return used;
  }
}
