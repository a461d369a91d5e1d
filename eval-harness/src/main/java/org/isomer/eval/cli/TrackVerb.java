package org.isomer.eval.cli;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.isomer.cli.spi.Argument;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.cli.spi.Console;
import org.isomer.cli.spi.Workbench;
import org.isomer.file.FolderLock;
import org.isomer.file.Sha256;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Option;
import org.isomer.spi.Tracker;
import org.isomer.train.Change;
import org.isomer.train.Checkpoints;
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
                  "Tell of a run although something is not what it was made with: configuration (its"
                      + " config.yaml)",
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
  public Command create(Config config) {
    List<Tracker> trackers = config.tracker().stream().<Tracker>map(Choice::create).toList();
    return workbench -> run(config, trackers, workbench);
  }

  private static void run(Config config, List<Tracker> trackers, Workbench workbench) {
    List<String> warnings = Collections.synchronizedList(new ArrayList<>());
    int told = 0;
    for (Path place : config.places()) {
      told +=
          Files.exists(new RunDirectory(place).manifestFile())
              ? tellRun(new RunDirectory(place), config, trackers, workbench, warnings::add)
              : tellResults(place, trackers, warnings::add);
    }
    if (!warnings.isEmpty()) {
      throw new BadInputException(String.join("\n", warnings));
    }
    workbench.console().print("%d told; telling again changes nothing.".formatted(told));
  }

  private static int tellRun(
      RunDirectory run,
      Config config,
      List<Tracker> trackers,
      Workbench workbench,
      Consumer<String> warning) {
    try (FolderLock lock = run.claim()) {
      RunManifest manifest = run.manifest();
      new Checkpoints(run, manifest).choose(Optional.empty());
      RecordedDigests digests = new RecordedDigests(run.root().toString(), config.acceptChanged());
      digests.compare(
          Change.CONFIGURATION,
          "config.yaml",
          manifest.setup().configurationDigest(),
          Sha256.hex(run.configFile()));
      Console console = workbench.console();
      digests.warnings().forEach(console::warn);
      // A log that cannot be read must not make a finished run a failed one there.
      LogReader.whole(run.logFile(), manifest.stepsDone(), console::warn)
          .read((step, scalars) -> {});
      Plan plan = workbench.reader().read(Plan.class, run.configFile(), List.of());
      for (Tracker tracker : trackers) {
        RunTracking.tell(tracker, run, plan, manifest, warning);
      }
    }
    return 1;
  }

  private static int tellResults(Path place, List<Tracker> trackers, Consumer<String> warning) {
    List<Path> files = ResultFiles.find(List.of(place));
    for (Path file : files) {
      Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
      TrackedResult result = new TrackedResult(ResultFiles.record(folder), folder);
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
