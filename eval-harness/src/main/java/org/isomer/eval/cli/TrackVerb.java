package org.isomer.eval.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.isomer.cli.spi.Argument;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.cli.spi.Workbench;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Option;
import org.isomer.spi.Tracker;
import org.isomer.train.Plan;
import org.isomer.train.RunDirectory;
import org.isomer.train.RunManifest;
import org.isomer.train.RunTracking;

/** {@code isomer track RESULTS… --tracker mlflow}. */
public final class TrackVerb implements CommandPlugin<TrackVerb.Config> {
  /** The command line of track. */
  public record Config(
      @Argument("RUN|RESULTS") @Option(help = "Run directories, results, and folders of results")
          List<Path> places,
      @Option(
              help =
                  "Who is told: a tracker with its options, such as mlflow or '{name: mlflow, uri:"
                      + " \"http://localhost:5000\"}'")
          List<Choice<Tracker>> tracker) {}

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

  private static void run(Config config, List<Tracker> trackers, Workbench workbench)
      throws IOException {
    List<String> warnings = Collections.synchronizedList(new ArrayList<>());
    int told = 0;
    for (Path place : config.places()) {
      told +=
          Files.exists(new RunDirectory(place).manifestFile())
              ? tellRun(new RunDirectory(place), trackers, workbench, warnings::add)
              : tellResults(place, trackers, warnings::add);
    }
    if (!warnings.isEmpty()) {
      throw new BadInputException(String.join("\n", warnings));
    }
    workbench.console().print("%d told; telling again changes nothing.".formatted(told));
  }

  private static int tellRun(
      RunDirectory run, List<Tracker> trackers, Workbench workbench, Consumer<String> warning)
      throws IOException {
    RunManifest manifest = run.manifest();
    if (manifest.status() == RunManifest.Status.RUNNING) {
      throw new BadInputException(
          run.root()
              + ": the run is not over. Its trackers are told while it trains; if it was killed, go"
              + " on with isomer pretrain --resume.");
    }
    Plan plan = workbench.reader().read(Plan.class, run.configFile(), List.of());
    for (Tracker tracker : trackers) {
      RunTracking.tell(tracker, run, plan, manifest, warning);
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
            "%s: what a tracker was told is kept beside the result, and that cannot be written: %s. Copy the results to a folder that can."
                .formatted(folder, e.getMessage()),
            e);
      }
    }
    return files.size();
  }
}
