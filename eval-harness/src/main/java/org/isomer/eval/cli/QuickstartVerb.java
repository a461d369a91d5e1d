package org.isomer.eval.cli;

import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.cli.spi.Console;
import org.isomer.config.ConfigReader;
import org.isomer.eval.evaluation.Evaluator;
import org.isomer.eval.evaluation.OutputFolder;
import org.isomer.eval.subject.PretrainedRun;
import org.isomer.eval.subject.Representation;
import org.isomer.eval.subject.RunContestant;
import org.isomer.eval.subject.Runs;
import org.isomer.eval.suite.Bundled;
import org.isomer.eval.suite.NamedTask;
import org.isomer.eval.suite.TaskLibrary;
import org.isomer.file.FolderLock;
import org.isomer.spi.Option;
import org.isomer.train.Pretraining;
import org.isomer.train.Terms;

/**
 * {@code isomer quickstart}: the verbs of a whole study, one after the other, on the bundled data.
 * What an earlier, interrupted call has done is kept and gone on with.
 */
public final class QuickstartVerb implements CommandPlugin<QuickstartVerb.Config> {
  private static final String RECIPE = "quickstart.yaml";
  private static final List<String> TASKS = List.of("knn", "linear-probe");
  private static final String SCENES = "composited";

  /** The command line of quickstart. */
  public record Config(
      @Option(
              help =
                  "Also train heads for detection and segmentation, on scenes composited from the"
                      + " bundled images; some minutes more",
              value = "false")
          boolean full,
      @Option(
              help =
                  "Where run, results and page go; an unfinished quickstart there is gone on with",
              value = "isomer-out/quickstart")
          Path out) {}

  @Override
  public String name() {
    return "quickstart";
  }

  @Override
  public String summary() {
    return "Pretrains SimCLR on bundled real images, evaluates it, and makes a leaderboard page";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public List<String> examples() {
    return List.of("quickstart", "quickstart --full --out studies/first");
  }

  @Override
  public Class<? extends Command> create(Config config) {
    return Study.class;
  }

  record Study(
      Config config,
      ConfigReader reader,
      Pretraining pretraining,
      Runs runs,
      Evaluator evaluator,
      Console console)
      implements Command {
    @Inject
    Study {}

    @Override
    public void run() throws Exception {
      try (FolderLock lock = FolderLock.acquire(config.out())) {
        study(config.out());
      }
    }

    private void study(Path out) throws Exception {
      Map<String, Double> seconds = new LinkedHashMap<>();
      console.heading("1. Pretrain SimCLR on 9 000 images of Fashion-MNIST, without their labels");
      timed(
          seconds,
          "pretrain",
          () -> pretraining.finish(recipe(out), List.of(), out.resolve("run"), "quickstart"));
      console.heading("2. Evaluate raw pixels, the untrained and the pretrained encoder");
      PretrainedRun run = runs.open(out.resolve("run"), Terms.STRICT);
      TaskLibrary library = new TaskLibrary(reader, Optional.empty());
      List<NamedTask> onFeatures = TASKS.stream().map(library::task).toList();
      List<NamedTask> onMaps = config.full() ? library.tasks(library.suite(SCENES)) : List.of();
      for (Representation representation :
          List.of(Representation.PIXELS, Representation.UNTRAINED, Representation.PRETRAINED)) {
        String name = representation.name().toLowerCase(Locale.ROOT);
        List<NamedTask> tasks = new ArrayList<>(onFeatures);
        if (representation != Representation.PIXELS) {
          tasks.addAll(onMaps);
        }
        Path results = out.resolve("results").resolve(name);
        timed(
            seconds,
            "evaluate " + name,
            () ->
                evaluator.evaluate(
                    RunContestant.of(run, representation),
                    tasks,
                    new Evaluator.Storing(results, true, false)));
      }
      console.heading("Where the time went");
      report(seconds, console);
      console.heading("3. Make the leaderboard");
      LeaderboardVerb.write(
          BoardTables.read(List.of(out.resolve("results"))),
          "Isomer quickstart",
          out.resolve("leaderboard"),
          console);
    }
  }

  /** The recipe as a file, to look at, to change and to pretrain from. */
  private static Path recipe(Path out) {
    Path file = out.resolve(RECIPE);
    if (!Files.exists(file)) {
      OutputFolder.write(file, Bundled.text(RECIPE));
    }
    return file;
  }

  private static void report(Map<String, Double> seconds, Console console) {
    List<List<String>> rows = new ArrayList<>();
    seconds.forEach((phase, duration) -> rows.add(List.of(phase, time(duration))));
    double total = seconds.values().stream().mapToDouble(Double::doubleValue).sum();
    rows.add(List.of("in all", time(total)));
    console.table(List.of("phase", "time"), rows);
  }

  private static String time(double seconds) {
    return String.format(Locale.ROOT, "%.1f s", seconds);
  }

  /** Something that takes time. */
  @FunctionalInterface
  private interface Phase {
    void run() throws Exception;
  }

  private static void timed(Map<String, Double> seconds, String name, Phase phase)
      throws Exception {
    long start = System.nanoTime();
    phase.run();
    seconds.put(name, (System.nanoTime() - start) / 1e9);
  }
}
