package org.isomer.eval.cli;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.isomer.cli.spi.Argument;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.cli.spi.Console;
import org.isomer.config.ConfigReader;
import org.isomer.eval.benchmark.BenchmarkFile;
import org.isomer.eval.benchmark.BenchmarkFile.Published;
import org.isomer.eval.benchmark.BenchmarkLibrary;
import org.isomer.eval.cli.results.ResultFinder;
import org.isomer.eval.evaluation.Evaluated;
import org.isomer.eval.evaluation.Evaluator;
import org.isomer.eval.evaluation.OutputFolder;
import org.isomer.eval.subject.Representation;
import org.isomer.eval.subject.RunContestant;
import org.isomer.eval.subject.Runs;
import org.isomer.eval.suite.DataFolder;
import org.isomer.eval.suite.NamedTask;
import org.isomer.eval.suite.Shard;
import org.isomer.eval.suite.TaskLibrary;
import org.isomer.file.FolderLock;
import org.isomer.plugin.Catalog;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Option;
import org.isomer.text.ShellCommand;
import org.isomer.train.PretrainVerb;
import org.isomer.train.Pretraining;
import org.isomer.train.Terms;

/** {@code isomer benchmark list}, {@code run NAME} and {@code report NAME}. */
public final class BenchmarkVerb implements CommandPlugin<BenchmarkVerb.Config> {
  /** The command line of benchmark. */
  public record Config(
      @Argument("ACTION")
          @Option(
              help =
                  "list: the bundled benchmarks. run: pretrain, evaluate and compare; what is done"
                      + " already is kept. report: compare what is done, such as merged shards")
          Action action,
      @Argument("NAME") @Option(help = "A bundled benchmark, or a YAML file")
          Optional<String> benchmark,
      @Option(
              help =
                  "The folder that holds data which is not bundled; ${data} in the benchmark stands"
                      + " for it")
          Optional<Path> data,
      @Option(
              help =
                  "Only a part, such as 2/3: the seeds that fall to the second of three machines")
          Optional<String> shard,
      @Option(
              help =
                  "A change to the recipe, for a trial such as epochs=1; the numbers are then none of"
                      + " the benchmark",
              value = "[]")
          List<String> set,
      @Option(help = "Folder for recipe, runs and results; isomer-out/benchmark/NAME without it")
          Optional<Path> out) {}

  /** What benchmark does. */
  public enum Action {
    LIST,
    RUN,
    REPORT
  }

  @Override
  public String name() {
    return "benchmark";
  }

  @Override
  public String summary() {
    return "Measures published results again: pretrains, evaluates, compares";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "benchmark list",
        "benchmark run small-fashion-mnist-simclr",
        "benchmark run cifar10-simclr-200 --data /data --shard 2/3 --out shard-2",
        "benchmark report cifar10-simclr-200 --data /data --out merged");
  }

  @Override
  public Map<String, List<String>> words(Catalog catalog) {
    return Map.of("benchmark", BenchmarkLibrary.names(), "set", PretrainVerb.settable(catalog));
  }

  @Override
  public Class<? extends Command> create(Config config) {
    if (config.action() == Action.LIST) {
      return Listing.class;
    }
    if (config.benchmark().isEmpty()) {
      throw new BadInputException(
          "benchmark %s: name a benchmark; isomer benchmark list shows them."
              .formatted(config.action().name().toLowerCase(Locale.ROOT)));
    }
    shard(config);
    return Measuring.class;
  }

  private static Shard shard(Config config) {
    return config.shard().map(Shard::parse).orElse(Shard.WHOLE);
  }

  record Listing(ConfigReader reader, Console console) implements Command {
    @Inject
    Listing {}

    @Override
    public void run() {
      BenchmarkLibrary library = new BenchmarkLibrary(reader);
      List<List<String>> rows = new ArrayList<>();
      for (String name : BenchmarkLibrary.names()) {
        BenchmarkFile benchmark = library.find(name);
        String published = "";
        for (Published result : benchmark.published()) {
          published +=
              String.format(
                  Locale.ROOT, "%s%.1f %%", published.isEmpty() ? "" : ", ", result.value());
        }
        boolean needs =
            benchmark.set().stream().anyMatch(set -> set.contains(DataFolder.PLACEHOLDER));
        rows.add(List.of(name, benchmark.title(), published, needs ? "--data" : ""));
      }
      console.table(List.of("name", "what it measures", "published", "needs"), rows);
      console.line("");
      console.line(ShellCommand.of("benchmark", "run", "NAME", "--data", "DIR"));
    }
  }

  record Measuring(
      Config config,
      ConfigReader reader,
      Pretraining pretraining,
      Runs runs,
      Evaluator evaluator,
      ResultFinder finder,
      Console console)
      implements Command {
    @Inject
    Measuring {}

    @Override
    public void run() throws IOException {
      String name = config.benchmark().orElseThrow();
      BenchmarkFile benchmark = new BenchmarkLibrary(reader).find(name);
      DataFolder data = new DataFolder(config.data());
      List<NamedTask> tasks =
          BenchmarkLibrary.tasks(benchmark, name, new TaskLibrary(reader, data));
      Path out = config.out().orElse(Path.of("isomer-out", "benchmark", stem(name)));
      console.heading(benchmark.title());
      console.print(benchmark.summary());
      benchmark.doubts(name).forEach(console::warn);
      Evaluated evaluated = Evaluated.NOTHING;
      if (config.action() == Action.RUN) {
        List<String> changes = new ArrayList<>();
        benchmark.set().forEach(set -> changes.add(data.in(set, "benchmark " + name)));
        changes.addAll(config.set());
        try (FolderLock lock = FolderLock.acquire(out)) {
          evaluated = measure(benchmark, tasks, changes, out);
        }
      }
      if (!evaluated.results().isEmpty() || evaluated.failures().isEmpty()) {
        new BenchmarkReport(benchmark, tasks, config.set(), out).print(reader, finder, console);
      }
      evaluated.whole();
    }

    private Evaluated measure(
        BenchmarkFile benchmark, List<NamedTask> tasks, List<String> changes, Path out)
        throws IOException {
      Path recipe =
          OutputFolder.keep(
              out.resolve("recipe.yaml"),
              BenchmarkLibrary.recipe(benchmark),
              "is the recipe of another benchmark.");
      Evaluated evaluated = Evaluated.NOTHING;
      for (long seed : shard(config).of(benchmark.seeds())) {
        console.heading("Seed " + seed);
        Path run = out.resolve("runs").resolve("seed-" + seed);
        List<String> set = new ArrayList<>(changes);
        set.add("seed=" + seed);
        pretraining.finish(recipe, set, run, "benchmark");
        evaluated =
            evaluated.and(
                evaluator.evaluate(
                    RunContestant.of(runs.open(run, Terms.STRICT), Representation.PRETRAINED),
                    tasks,
                    Evaluator.Storing.numbers(out.resolve("results"))));
      }
      return evaluated;
    }
  }

  private static String stem(String name) {
    return String.valueOf(Path.of(name).getFileName()).replaceFirst("\\.ya?ml$", "");
  }
}
