package org.isomer.eval.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isomer.cli.spi.Argument;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.cli.spi.Console;
import org.isomer.cli.spi.Workbench;
import org.isomer.config.ConfigWriter;
import org.isomer.eval.suite.NamedTask;
import org.isomer.eval.suite.Suite;
import org.isomer.eval.suite.TaskLibrary;
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
  public Command create(Config config) {
    return workbench -> {
      if (config.task().isPresent()) {
        print(config.task().get(), config, workbench);
      } else {
        list(workbench);
      }
    };
  }

  private static void print(String text, Config config, Workbench workbench) {
    Optional<Path> data = config.data().or(() -> Optional.of(Path.of(NOWHERE)));
    NamedTask task = new TaskLibrary(workbench.reader(), data).task(text);
    workbench.console().print("# %s, digest %s".formatted(task.name(), task.digest()));
    workbench.console().print(ConfigWriter.toYaml(task.file()).strip());
  }

  private static void list(Workbench workbench) {
    Console console = workbench.console();
    TaskLibrary library = new TaskLibrary(workbench.reader(), Optional.of(Path.of(NOWHERE)));
    List<List<String>> rows = new ArrayList<>();
    for (String name : TaskLibrary.taskNames()) {
      NamedTask task = library.task(name);
      rows.add(
          List.of(
              name,
              task.file().task().plugin().name(),
              task.digest().substring(0, DIGEST_SHOWN),
              TaskLibrary.needsData(name) ? "--data" : "",
              task.file().summary()));
    }
    console.heading("Tasks: isomer eval RUN --task NAME");
    console.table(List.of("name", "plugin", "digest", "needs", "what it shows"), rows);
    List<List<String>> suites = new ArrayList<>();
    for (String name : TaskLibrary.suiteNames()) {
      Suite suite = library.suite(name);
      suites.add(List.of(name, String.join(", ", suite.tasks()), suite.summary()));
    }
    console.heading("Suites: isomer eval RUN --suite NAME");
    console.table(List.of("name", "tasks", "what it shows"), suites);
    console.print("Task plugins with their options: isomer plugins, isomer describe task/NAME");
  }
}
