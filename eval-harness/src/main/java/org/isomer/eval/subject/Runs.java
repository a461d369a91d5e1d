package org.isomer.eval.subject;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
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
import org.isomer.train.Change;
import org.isomer.train.EncoderStart;
import org.isomer.train.RecordedDigests;
import org.isomer.train.RecordedInput;
import org.isomer.train.RunManifest;
import org.isomer.train.RunManifest.PluginEntry;
import org.isomer.train.Terms;

/** Opens run directories for evaluation. */
public final class Runs {
  /** What every verb that opens the data of a run says of its {@code --set}. */
  public static final String PLACES =
      "For a run whose data or vocabulary have moved, where they are now, such as dataset.path=/data/images; their digest says whether they are the same";

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
    Views views = views(opening);
    digests.comparePipelineFiles(setup.pipelineFiles(), views.fileDigests());
    return new PretrainedRun(
        opening.directory(),
        opening.manifest(),
        opening.plan(),
        opening.checkpoint(),
        named(dataset, setup),
        modalities.of(dataset.split(Split.TRAIN)),
        views,
        used(setup.plugins(), opening.plugins()),
        () -> EncoderStart.of(opening.plan().encoder(), reader),
        digests.warnings());
  }

  /** The same data under the name that they had. */
  private static ClassData named(ClassData dataset, RunManifest.Setup setup) {
    String title = setup.dataset().title();
    return dataset.digest().equals(setup.dataset().digest()) && !dataset.title().equals(title)
        ? new Titled(title, dataset)
        : dataset;
  }

  private ClassData data(Opening opening) {
    return here(opening, "dataset", () -> ClassData.of(datasets.open(opening.plan().dataset())));
  }

  private static Views views(Opening opening) {
    return here(opening, "views", () -> opening.plan().views().create());
  }

  private static Views evaluating(List<Choice<Step>> steps) {
    return new Views(List.of(), steps.stream().<Step>map(Choice::create).toList());
  }

  /** What files of the run are read for; where they are not there, how to say where they are. */
  private static <T> T here(Opening opening, String part, Supplier<T> read) {
    try {
      return read.get();
    } catch (BadInputException e) {
      String places =
          opening.places(part).stream()
              .map(option -> " --set %s=PLACE".formatted(option))
              .collect(Collectors.joining());
      throw places.isEmpty()
          ? e
          : new BadInputException(
              "%s\n%s was trained with it. If it has moved, say where it is now: eval, embed, search, export, report and bench eval take%s."
                  .formatted(e.getMessage(), opening.directory().root(), places),
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
    return encoder(folder, terms, List.of());
  }

  /**
   * Opens the encoder of a run whose vocabulary, or whose data where they are needed, have moved.
   *
   * @param terms which checkpoint to take, and what may have changed
   * @param places as in {@link #open(Path, Terms, List)}
   * @throws BadInputException as {@link #open(Path, Terms, List)}
   */
  public RunEncoder encoder(Path folder, Terms terms, List<String> places) {
    Opening opening = Opening.of(folder, terms, catalog, reader).moved(places, reader);
    RunManifest.Setup setup = opening.manifest().setup();
    RecordedInput input = setup.input();
    if (input == null || opening.isReconfigured()) {
      return open(opening).encoder();
    }
    Optional<List<Choice<Step>>> recorded =
        places.isEmpty()
            ? input.steps(reader, opening.directory().manifestFile() + ", setup.input")
            : Optional.empty();
    Views views =
        recorded
            .map(steps -> here(opening, "views", () -> evaluating(steps)))
            .orElseGet(() -> views(opening));
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
        recorded.or(views::written),
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
