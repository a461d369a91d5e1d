package org.isomer.eval.cli;

import jakarta.inject.Inject;
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
import org.isomer.config.ConfigWriter;
import org.isomer.eval.suite.NamedTask;
import org.isomer.eval.suite.Suite;
import org.isomer.eval.suite.TaskLibrary;
import org.isomer.plugin.Catalog;
import org.isomer.spi.Option;

/** {@code isomer tasks [TASK]}. */
public final class TasksVerb implements CommandPlugin<TasksVerb.Config> {
  private static final int DIGEST_SHOWN = 12;
  private static final String NOWHERE = "${data}";

  /** The command line of tasks. */
  public record Config(
      @Argument("TASK")
          @Option(
              help =
                  "A bundled task or a task file, to print with every option, defaults spelled out")
          Optional<String> task,
      @Option(
              help =
                  "The folder that holds data which is not bundled; ${data} in tasks stands for it")
          Optional<Path> data) {}

  @Override
  public String name() {
    return "tasks";
  }

  @Override
  public String summary() {
    return "Lists the bundled tasks and suites, or prints a task";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public List<String> examples() {
    return List.of("tasks", "tasks linear-moco");
  }

  @Override
  public Map<String, List<String>> words(Catalog catalog) {
    return Map.of("task", TaskLibrary.taskNames());
  }

  @Override
  public Class<? extends Command> create(Config config) {
    return Printing.class;
  }

  record Printing(Config config, ConfigReader reader, Console console) implements Command {
    @Inject
    Printing {}

    @Override
    public void run() {
      Optional<Path> data = config.data().or(() -> Optional.of(Path.of(NOWHERE)));
      config
          .task()
          .ifPresentOrElse(
              task -> print(new TaskLibrary(reader, data).task(task), console),
              () -> list(new TaskLibrary(reader, Optional.of(Path.of(NOWHERE))), console));
    }
  }

  private static void print(NamedTask task, Console console) {
    console.line("# %s, digest %s".formatted(task.name(), task.digest()));
    console.print(ConfigWriter.toYaml(task.file()).strip());
  }

  private static void list(TaskLibrary library, Console console) {
    List<List<String>> rows = new ArrayList<>();
    for (String name : TaskLibrary.taskNames()) {
      NamedTask task = library.task(name);
      rows.add(
          List.of(
              name,
              task.digest().substring(0, DIGEST_SHOWN),
              TaskLibrary.needsData(name) ? "--data" : "",
              task.file().summary()));
    }
    console.heading("Tasks: isomer eval RUN --task NAME");
    console.table(List.of("name", "digest", "needs", "what it shows"), rows);
    List<List<String>> suites = new ArrayList<>();
    for (String name : TaskLibrary.suiteNames()) {
      Suite suite = library.suite(name);
      suites.add(List.of(name, String.join(", ", suite.tasks()), suite.summary()));
    }
    console.heading("Suites: isomer eval RUN --suite NAME");
    console.table(List.of("name", "tasks", "what it shows"), suites);
    console.line("Task plugins with their options: isomer plugins, isomer describe task/NAME");
  }
}
