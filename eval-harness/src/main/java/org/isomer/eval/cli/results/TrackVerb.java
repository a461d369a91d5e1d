package org.isomer.eval.cli.results;

import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.isomer.cli.spi.Argument;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.cli.spi.Console;
import org.isomer.config.ConfigReader;
import org.isomer.eval.result.TrackedResult;
import org.isomer.file.FolderLock;
import org.isomer.file.Sha256;
import org.isomer.plugin.Catalog;
import org.isomer.reports.record.ResultArchive;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Option;
import org.isomer.spi.Tracker;
import org.isomer.train.Change;
import org.isomer.train.Checkpoint;
import org.isomer.train.Checkpoints;
import org.isomer.train.ChosenPlugins;
import org.isomer.train.LogReader;
import org.isomer.train.Plan;
import org.isomer.train.RecordedDigests;
import org.isomer.train.RunDirectory;
import org.isomer.train.RunManifest;
import org.isomer.train.RunTracking;

/** {@code isomer track RESULTS… --tracker mlflow}. */
public final class TrackVerb implements CommandPlugin<TrackVerb.Config> {
  /** The command line of track. */
  public record Config(
      @Argument("RUN|RESULTS")
          @Option(help = "Run directories, results, and folders of results", distinct = true)
          List<Path> places,
      @Option(
              help =
                  "Who is told: a tracker with its options, such as mlflow or '{name: mlflow, uri:"
                      + " \"http://localhost:5000\"}'",
              distinct = true)
          List<Choice<Tracker>> tracker,
      @Option(
              help =
                  "Tell of one run as it was at the checkpoint of this step, an older one, where the"
                      + " newest is damaged",
              min = 1,
              max = 1e9)
          Optional<Long> checkpoint,
      @Option(
              help =
                  "Tell of a run although its config.yaml is not what it was made with:"
                      + " configuration",
              value = "[]",
              distinct = true)
          List<Change> acceptChanged) {}

  @Override
  public String name() {
    return "track";
  }

  @Override
  public String summary() {
    return "Tells trackers, such as MLflow, of stored results, and of runs what they were not told";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "track results --tracker '{name: mlflow, experiment: transfer}'",
        "track runs/simclr --tracker '{name: mlflow, uri: \"http://localhost:5000\"}'");
  }

  @Override
  public Class<? extends Command> create(Config config) {
    for (Change change : config.acceptChanged()) {
      if (change != Change.CONFIGURATION) {
        throw new BadInputException(
            "track: --accept-changed %s has no effect: data and plugins are not looked at. Leave it out."
                .formatted(change.name().toLowerCase(Locale.ROOT)));
      }
    }
    return Telling.class;
  }

  record Telling(
      Config config,
      ResultArchive archive,
      Catalog catalog,
      ConfigReader reader,
      Clock clock,
      Console console)
      implements Command {
    @Inject
    Telling {}

    @Override
    public void run() {
      List<Tracker> trackers = config.tracker().stream().<Tracker>map(Choice::create).toList();
      requireRuns(config);
      List<String> warnings = Collections.synchronizedList(new ArrayList<>());
      int told = 0;
      for (Path place : config.places()) {
        told +=
            isRun(place)
                ? tellRun(new RunDirectory(place), trackers, warnings::add)
                : tellResults(place, archive, trackers, warnings::add);
      }
      if (!warnings.isEmpty()) {
        throw new BadInputException(String.join("\n", warnings));
      }
      console.line("%d told; telling again changes nothing.".formatted(told));
    }

    private int tellRun(RunDirectory run, List<Tracker> trackers, Consumer<String> warning) {
      try (FolderLock lock = run.claim()) {
        RunManifest newest = run.manifest();
        long step =
            new Checkpoints(run, newest)
                .choose(config.checkpoint())
                .map(Checkpoint::step)
                .orElse(0L);
        RunManifest manifest = newest.backTo(step);
        RecordedDigests digests =
            new RecordedDigests(run.root().toString(), config.acceptChanged());
        digests.compare(
            Change.CONFIGURATION,
            "config.yaml",
            manifest.setup().configurationDigest(),
            Sha256.hex(run.configFile()));
        List<String> doubts = new ArrayList<>(digests.warnings());
        doubts.forEach(console::warn);
        Function<Consumer<String>, LogReader> log =
            damage ->
                config.checkpoint().isPresent()
                    ? LogReader.until(run.logFile(), step, damage)
                    : LogReader.whole(run.logFile(), step, damage);
        // A log that cannot be read must not make a finished run a failed one there.
        log.apply(
                damage -> {
                  console.warn(run.root() + ": " + damage);
                  doubts.add(damage);
                })
            .read((each, scalars) -> {});
        ChosenPlugins.requireHere(run.root(), manifest.setup().plugins(), catalog);
        Plan plan = reader.read(Plan.class, run.configFile(), List.of());
        for (Tracker tracker : trackers) {
          RunTracking.tell(
              tracker,
              run,
              plan,
              manifest.warning(doubts),
              log.apply(damage -> {}),
              clock,
              warning);
        }
      }
      return 1;
    }
  }

  private static boolean isRun(Path place) {
    return Files.exists(new RunDirectory(place).manifestFile());
  }

  /** Options of runs need some. */
  private static void requireRuns(Config config) {
    if (!config.acceptChanged().isEmpty() && config.places().stream().noneMatch(TrackVerb::isRun)) {
      throw new BadInputException(
          "track: --accept-changed is for run directories, and none is named. Leave it out.");
    }
    if (config.checkpoint().isPresent()
        && !(config.places().size() == 1 && isRun(config.places().get(0)))) {
      throw new BadInputException(
          "track: --checkpoint is for one run directory. Name it alone, or leave --checkpoint out.");
    }
  }

  private static int tellResults(
      Path place, ResultArchive archive, List<Tracker> trackers, Consumer<String> warning) {
    List<Path> files = archive.find(List.of(place));
    for (Path file : files) {
      Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
      TrackedResult result =
          new TrackedResult(
              archive.read(file).record(), archive.file(file).toAbsolutePath(), folder);
      try {
        trackers.forEach(tracker -> result.tell(tracker, warning));
      } catch (UncheckedIOException e) {
        throw new BadInputException(
            e.getMessage()
                + " What a tracker was told is kept there, beside the result: copy the results to a folder that can be written.",
            e);
      }
    }
    return files.size();
  }
}
