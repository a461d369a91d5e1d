package org.isomer.eval.cli;

import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.isomer.cli.spi.Argument;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.cli.spi.Console;
import org.isomer.config.ConfigReader;
import org.isomer.eval.cli.results.BoardTables;
import org.isomer.eval.cli.results.ResultFinder;
import org.isomer.eval.evaluation.Evaluated;
import org.isomer.eval.evaluation.Evaluator;
import org.isomer.eval.model.StoredModel;
import org.isomer.eval.spi.PredictionMetric;
import org.isomer.eval.subject.BaselineContestant;
import org.isomer.eval.subject.Contestant;
import org.isomer.eval.subject.FileContestant;
import org.isomer.eval.subject.PretrainedRun;
import org.isomer.eval.subject.Representation;
import org.isomer.eval.subject.RunContestant;
import org.isomer.eval.subject.Runs;
import org.isomer.eval.suite.NamedTask;
import org.isomer.eval.suite.Shard;
import org.isomer.eval.suite.TaskFile;
import org.isomer.eval.suite.TaskLibrary;
import org.isomer.plugin.Catalog;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Baseline;
import org.isomer.spi.Choice;
import org.isomer.spi.Option;
import org.isomer.train.Change;
import org.isomer.train.Terms;

/** {@code isomer eval RUN --out DIR}. */
public final class EvalVerb implements CommandPlugin<EvalVerb.Config> {
  private static final List<String> DEFAULT_TASKS =
      List.of("knn", "linear-probe", "logistic-regression");

  /** The command line of eval. */
  public record Config(
      @Argument("RUN|MODEL.yaml")
          @Option(
              help =
                  "A run directory, as pretrain makes it, a model file (YAML), as export makes it,"
                      + " or the config.json of a BERT in a folder of Hugging Face's; the data to judge a model file by has to be named in a task file")
          Path run,
      @Option(
              help =
                  "What to measure: a task with its options, such as knn or '{name: knn, k: [20]}',"
                      + " a bundled task (see isomer tasks), or a task file; kNN, linear probe and"
                      + " logistic regression if neither tasks nor suites are named",
              value = "[]",
              distinct = true)
          List<String> task,
      @Option(
              help = "A bundled suite of tasks (see isomer tasks), or a suite file",
              value = "[]",
              distinct = true)
          List<String> suite,
      @Option(
              help =
                  "The folder that holds data which is not bundled; ${data} in tasks stands for it")
          Optional<Path> data,
      @Option(
              help =
                  "What to judge: the pretrained encoder, the same encoder as the run started it,"
                      + " or the raw numbers themselves (of images also called pixels), such as"
                      + " word counts of texts; the pretrained encoder if neither representations"
                      + " nor baselines are named",
              value = "[]",
              distinct = true)
          List<Representation> representation,
      @Option(
              help =
                  "For a run, judge what needs no encoder, made of the run's data, such as tf-idf;"
                      + " see isomer plugins --kind baseline",
              value = "[]",
              distinct = true)
          List<Choice<Baseline>> baseline,
      @Option(
              help =
                  "Leave out the figures: loss, views, neighbours, map of the features, overlays;"
                      + " for further seeds of one method, and for data that may not be passed on",
              value = "false")
          boolean noFigures,
      @Option(
              help =
                  "For tasks on features, tell as well the best test accuracy of any candidate: what"
                      + " a choice on the test split would pretend. It is named so, and is never the"
                      + " number of the result",
              value = "false")
          boolean bestOnTest,
      @Option(
              help =
                  "For a run, the checkpoint of this step, an older one, in place of the newest; the"
                      + " results keep it",
              min = 1,
              max = 1e9)
          Optional<Long> checkpoint,
      @Option(
              help =
                  "For a run, judge it although something is not what it was made with: data, plugins"
                      + " (their JARs), configuration (its config.yaml); the results keep it",
              value = "[]")
          List<Change> acceptChanged,
      @Option(help = Runs.PLACES, value = "[]") List<String> set,
      @Option(
              help =
                  "Stop before anything is measured, after the model and the data were looked at; write"
                      + " nothing",
              value = "false")
          boolean dryRun,
      @Option(
              help =
                  "Only a part, such as 2/3: the results that fall to the second of three machines."
                      + " All may write into one folder, or into folders of their own for merge")
          Optional<String> shard,
      @Option(
              help =
                  "Folder for the results, one folder each; a result that is there already is kept")
          Path out) {}

  @Override
  public String name() {
    return "eval";
  }

  @Override
  public String summary() {
    return "Judges an encoder by tasks and stores the results";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "eval runs/simclr --out results",
        "eval runs/simclr --task '{name: knn, k: [20, 200]}' --out results",
        "eval runs/simclr --suite quick --out results",
        "eval runs/simcse --suite text --baseline tf-idf --data DIR --out results",
        "eval runs/mine --set dataset.path=/data/moved --out results",
        "eval runs/simclr --suite quick --shard 2/4 --out results",
        "eval exported/model.yaml --task '{task: knn, dataset: fashion-mnist}' --out results");
  }

  @Override
  public List<Class<? extends Record>> files() {
    return List.of(TaskFile.class);
  }

  @Override
  public Map<String, List<String>> words(Catalog catalog) {
    return Map.of("task", TaskLibrary.taskNames(), "suite", TaskLibrary.suiteNames());
  }

  @Override
  public Class<? extends Command> create(Config config) {
    config.shard().ifPresent(Shard::parse); // wrong ones are said at once
    return Judging.class;
  }

  private static Shard shard(Config config) {
    return config.shard().map(Shard::parse).orElse(Shard.WHOLE);
  }

  record Judging(
      Config config,
      Runs runs,
      Evaluator evaluator,
      ResultFinder finder,
      ConfigReader reader,
      Console console)
      implements Command {
    @Inject
    Judging {}

    @Override
    public void run() {
      List<NamedTask> tasks = tasks(config, new TaskLibrary(reader, config.data()));
      Evaluator.Storing storing =
          new Evaluator.Storing(config.out(), !config.noFigures(), config.bestOnTest());
      Evaluated evaluated = Evaluated.NOTHING;
      List<Share> shares = shares(contestants(config, runs, reader), tasks, shard(config));
      if (config.dryRun()) {
        shares.forEach(
            share -> evaluator.rehearse(share.contestant(), tasks, share.tasks(), config.out()));
        console.line(config.out() + ": a dry run; nothing was written.");
        return;
      }
      for (Share share : shares) {
        evaluated =
            evaluated.and(evaluator.evaluate(share.contestant(), tasks, share.tasks(), storing));
      }
      if (shares.isEmpty()) {
        console.line("Shard %s: no result falls to it.".formatted(shard(config)));
        return;
      }
      if (!evaluated.results().isEmpty()) {
        show(evaluated.results(), tasks);
      }
      evaluated.whole();
    }

    private void show(List<Path> folders, List<NamedTask> tasks) {
      BoardTables.print(BoardTables.read(folders, finder), further(tasks), console);
      console.line("");
      folders.forEach(folder -> console.line(folder.toString()));
      console.next("leaderboard", config.out(), "--out", config.out() + "-page");
    }
  }

  /** What a shard measures of a contestant. */
  private record Share(Contestant contestant, List<NamedTask> tasks) {}

  /** Of all results, contestant by contestant, those that fall to a shard. */
  private static List<Share> shares(
      List<Contestant> contestants, List<NamedTask> tasks, Shard shard) {
    List<Share> shares = new ArrayList<>();
    int before = 0;
    for (Contestant contestant : contestants) {
      List<NamedTask> own = shard.of(tasks, before);
      before += tasks.size();
      if (!own.isEmpty()) {
        shares.add(new Share(contestant, own));
      }
    }
    return shares;
  }

  /** Titles of the metrics that task files ask for, by the digest of the protocol. */
  private static Map<String, Set<String>> further(List<NamedTask> tasks) {
    Map<String, Set<String>> titles = new HashMap<>();
    for (NamedTask task : tasks) {
      for (Choice<PredictionMetric> metric : task.file().metrics()) {
        titles
            .computeIfAbsent(task.protocol().digest(), protocol -> new LinkedHashSet<>())
            .add(metric.create().title());
      }
    }
    return titles;
  }

  private static List<Contestant> contestants(Config config, Runs runs, ConfigReader reader) {
    List<Representation> representations =
        config.representation().isEmpty() && config.baseline().isEmpty()
            ? List.of(Representation.PRETRAINED)
            : config.representation();
    if (Files.isRegularFile(config.run())) {
      if (!representations.equals(List.of(Representation.PRETRAINED))
          || !config.baseline().isEmpty()) {
        throw new BadInputException(
            config.run()
                + ": a model file has one representation; leave out --representation and --baseline, which are for runs.");
      }
      if (config.checkpoint().isPresent()
          || !config.acceptChanged().isEmpty()
          || !config.set().isEmpty()) {
        throw new BadInputException(
            config.run()
                + ": a model file has no checkpoints, no record of its making and no data; leave out --checkpoint, --accept-changed and --set, which are for runs.");
      }
      StoredModel stored = StoredModel.read(config.run(), reader);
      int threads = Runtime.getRuntime().availableProcessors();
      return List.of(FileContestant.of(stored, threads));
    }
    PretrainedRun run =
        runs.open(
            config.run(), new Terms(config.checkpoint(), config.acceptChanged()), config.set());
    return Stream.concat(
            representations.stream().map(each -> RunContestant.of(run, each)),
            config.baseline().stream().map(each -> BaselineContestant.of(run, each)))
        .toList();
  }

  private static List<NamedTask> tasks(Config config, TaskLibrary library) {
    List<NamedTask> tasks = new ArrayList<>();
    for (String suite : config.suite()) {
      tasks.addAll(library.tasks(library.suite(suite)));
    }
    List<String> named =
        config.task().isEmpty() && config.suite().isEmpty() ? DEFAULT_TASKS : config.task();
    named.forEach(task -> tasks.add(library.task(task)));
    return NamedTask.distinct(tasks);
  }
}
