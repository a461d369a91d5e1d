package org.isomer.eval.cli;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.cli.spi.Argument;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.cli.spi.Console;
import org.isomer.config.ConfigReader;
import org.isomer.eval.benchmark.BenchmarkFile;
import org.isomer.eval.benchmark.BenchmarkLibrary;
import org.isomer.eval.evaluation.TaskCheck;
import org.isomer.eval.suite.DataFolder;
import org.isomer.eval.suite.NamedTask;
import org.isomer.eval.suite.Suite;
import org.isomer.eval.suite.TaskFile;
import org.isomer.eval.suite.TaskLibrary;
import org.isomer.file.TextFile;
import org.isomer.plugin.Catalog;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Option;
import org.isomer.train.Plan;
import org.isomer.train.PretrainVerb;
import org.isomer.train.Pretraining;

/** {@code isomer check CONFIG}. */
public final class CheckVerb implements CommandPlugin<CheckVerb.Config> {
  private static final List<Class<? extends Record>> KINDS =
      List.of(Plan.class, TaskFile.class, Suite.class, BenchmarkFile.class);

  /** The command line of check. */
  public record Config(
      @Argument("CONFIG")
          @Option(
              help =
                  "A pretraining configuration, a task, a suite or a benchmark: a YAML file, or the name"
                      + " of a bundled task, suite or benchmark")
          String config,
      @Option(
              help = "Replaces one option of a pretraining configuration, as pretrain does",
              value = "[]")
          List<String> set,
      @Option(
              help =
                  "The folder that holds data which is not bundled; ${data} in tasks and benchmarks"
                      + " stands for it")
          Optional<Path> data) {}

  @Override
  public String name() {
    return "check";
  }

  @Override
  public String summary() {
    return "Checks a configuration, task, suite or benchmark without training: options, data, shapes";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "check simclr.yaml --set batch-size=512",
        "check my-task.yaml --data /data",
        "check small-cifar10-simclr --data /data");
  }

  @Override
  public Map<String, List<String>> words(Catalog catalog) {
    List<String> bundled = new ArrayList<>(TaskLibrary.taskNames());
    bundled.addAll(TaskLibrary.suiteNames());
    bundled.addAll(BenchmarkLibrary.names());
    return Map.of("config", bundled, "set", PretrainVerb.settable(catalog));
  }

  @Override
  public Class<? extends Command> create(Config config) {
    return Checking.class;
  }

  record Checking(
      Config config, ConfigReader reader, Pretraining pretraining, TaskCheck tasks, Console console)
      implements Command {
    @Inject
    Checking {}

    @Override
    public void run() throws IOException {
      Class<? extends Record> kind = kind(config.config(), reader);
      if (kind != Plan.class && !config.set().isEmpty()) {
        throw new BadInputException(
            "%s: --set is for pretraining configurations, and this is a %s."
                .formatted(config.config(), noun(kind)));
      }
      TaskLibrary library = new TaskLibrary(reader, config.data());
      List<NamedTask> checked = new ArrayList<>();
      if (kind == Plan.class) {
        pretraining.rehearse(reader.read(Plan.class, Path.of(config.config()), config.set()));
      } else if (kind == TaskFile.class) {
        checked.add(library.task(config.config()));
      } else if (kind == Suite.class) {
        checked.addAll(NamedTask.distinct(library.tasks(library.suite(config.config()))));
      } else {
        BenchmarkFile benchmark = new BenchmarkLibrary(reader).find(config.config());
        checked.addAll(BenchmarkLibrary.tasks(benchmark, config.config(), library));
        benchmark.doubts(config.config()).forEach(console::warn);
        pretraining.rehearse(recipe(benchmark));
      }
      long withoutData = checked.stream().filter(task -> !tasks.check(task)).count();
      console.line(
          "%s: fine, a %s%s"
              .formatted(
                  config.config(),
                  noun(kind),
                  withoutData == 0 || kind == BenchmarkFile.class
                      ? ""
                      : "; the data to judge by are those of a run, and were not looked at"));
    }

    private Plan recipe(BenchmarkFile benchmark) {
      DataFolder data = new DataFolder(config.data());
      List<String> set =
          benchmark.set().stream()
              .map(each -> data.in(each, "benchmark " + config.config()))
              .toList();
      return reader.bind(Plan.class, benchmark.recipe(), BenchmarkLibrary.recipe(benchmark), set);
    }
  }

  private static Class<? extends Record> kind(String asked, ConfigReader reader) {
    if (!Files.exists(Path.of(asked))) {
      if (TaskLibrary.taskNames().contains(asked)) {
        return TaskFile.class;
      } else if (TaskLibrary.suiteNames().contains(asked)) {
        return Suite.class;
      } else if (BenchmarkLibrary.names().contains(asked)) {
        return BenchmarkFile.class;
      }
    }
    return reader
        .likeliest(KINDS, asked, new TextFile(Path.of(asked)).text())
        .orElseThrow(
            () ->
                new BadInputException(
                    "%s: is neither a pretraining configuration nor a task, a suite or a benchmark: they have no option of those in it."
                        .formatted(asked)));
  }

  private static String noun(Class<? extends Record> kind) {
    return kind == Plan.class
        ? "pretraining configuration"
        : kind == TaskFile.class ? "task" : kind == Suite.class ? "suite" : "benchmark";
  }
}
