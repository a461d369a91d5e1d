package org.isomer.eval.cli;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.cli.spi.Console;
import org.isomer.config.ConfigReader;
import org.isomer.eval.cli.results.BoardTables;
import org.isomer.eval.cli.results.LeaderboardVerb;
import org.isomer.eval.cli.results.ResultFinder;
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
import org.isomer.file.TextFile;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Option;
import org.isomer.train.Plan;
import org.isomer.train.Pretraining;
import org.isomer.train.Terms;
import org.isomer.vocabulary.VocabularyVerb;

/**
 * {@code isomer quickstart}: the verbs of a whole study, one after the other, on the bundled data.
 * What an earlier, interrupted call has done is kept and gone on with.
 */
public final class QuickstartVerb implements CommandPlugin<QuickstartVerb.Config> {
  private static final String VOCABULARY = "vocab.txt";

  /** Where editors find the schema of a recipe, as seen from the recipe's own folder. */
  private static final Pattern SCHEMA = Pattern.compile("^# yaml-language-server:.*\\R");

  private static final int PIECES = 4000;
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
      @Option(help = "Study texts, definitions of WordNet, in place of images", value = "false")
          boolean text,
      @Option(help = "Study time series, Cylinder–Bell–Funnel, in place of images", value = "false")
          boolean series,
      @Option(
              help =
                  "Where run, results and page go; an unfinished quickstart there is gone on with;"
                      + " by default isomer-out/quickstart, with -text or -series behind it")
          Optional<Path> out) {
    QuickstartData data() {
      if (text && series) {
        throw new BadInputException(
            "quickstart studies texts or series. Give --text or --series, one after the other for both.");
      }
      QuickstartData data =
          text ? QuickstartData.TEXT : series ? QuickstartData.SERIES : QuickstartData.IMAGES;
      if (full && data != QuickstartData.IMAGES) {
        throw new BadInputException(
            "quickstart --full is about scenes of images. Leave --full or --%s out."
                .formatted(text ? "text" : "series"));
      }
      return data;
    }

    Path folder() {
      return out.orElseGet(data()::folder);
    }
  }

  @Override
  public String name() {
    return "quickstart";
  }

  @Override
  public String summary() {
    return "Pretrains SimCLR on bundled images, texts or series, evaluates it, and makes a leaderboard page";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public List<String> examples() {
    return List.of("quickstart", "quickstart --text", "quickstart --full --out studies/first");
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
      ResultFinder finder,
      Console console)
      implements Command {
    @Inject
    Study {}

    @Override
    public void run() throws Exception {
      QuickstartData data = config.data();
      try (FolderLock lock = FolderLock.acquire(config.folder())) {
        study(data, config.folder());
      }
    }

    /** Makes the vocabulary that the recipe names, if it names one. */
    private void vocabulary(Path recipe, Path file) throws IOException {
      if (new TextFile(recipe).text().contains(VOCABULARY) && !Files.exists(file)) {
        Plan plan = reader.read(Plan.class, recipe, List.of());
        VocabularyVerb.make(
            new VocabularyVerb.Config(
                plan.dataset(), VocabularyVerb.Kind.WORD_PIECE, PIECES, 2, Optional.empty(), file),
            console);
      }
    }

    private void study(QuickstartData data, Path out) throws Exception {
      Map<String, Double> seconds = new LinkedHashMap<>();
      console.heading("1. Pretrain " + data.pretraining());
      Path recipe = recipe(data, out);
      vocabulary(recipe, out.resolve(VOCABULARY));
      timed(
          seconds,
          "pretrain",
          () -> pretraining.finish(recipe, List.of(), out.resolve("run"), "quickstart"));
      console.heading(
          "2. Evaluate %s, the untrained and the pretrained encoder".formatted(data.raw()));
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
                evaluator
                    .evaluate(
                        RunContestant.of(run, representation),
                        tasks,
                        new Evaluator.Storing(results, true, false))
                    .whole());
      }
      console.heading("Where the time went");
      report(seconds, console);
      console.heading("3. Make the leaderboard");
      LeaderboardVerb.write(
          BoardTables.read(List.of(out.resolve("results")), finder),
          "Isomer quickstart",
          out.resolve("leaderboard"),
          console);
    }
  }

  /** The recipe as a file, to look at, to change and to pretrain from. */
  private static Path recipe(QuickstartData data, Path out) {
    Path file = out.resolve(data.recipe());
    if (!Files.exists(file)) {
      String quoted = "'%s'".formatted(out.resolve(VOCABULARY).toString().replace("'", "''"));
      String text = SCHEMA.matcher(Bundled.text(data.recipe())).replaceFirst("");
      OutputFolder.write(file, text.replace(VOCABULARY, quoted));
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
