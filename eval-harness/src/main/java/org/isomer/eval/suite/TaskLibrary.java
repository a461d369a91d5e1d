package org.isomer.eval.suite;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.isomer.config.ConfigReader;
import org.isomer.file.TextFile;
import org.isomer.spi.BadInputException;

/**
 * Finds tasks and suites: bundled ones by name, others as YAML files.
 *
 * @param reader reads configurations
 * @param data where data lies that is not bundled
 */
public record TaskLibrary(ConfigReader reader, DataFolder data) {
  private static final String TASKS = "tasks";
  private static final String SUITES = "suites";
  private static final Pattern TASK_FILE =
      Pattern.compile("\\{\\s*(title|summary|task|dataset|metrics)\\s*:.*", Pattern.DOTALL);

  /** A library for data in a folder, if one is named. */
  public TaskLibrary(ConfigReader reader, Optional<Path> data) {
    this(reader, new DataFolder(data));
  }

  /** The names of the bundled tasks. */
  public static List<String> taskNames() {
    return Bundled.names(TASKS);
  }

  /** The names of the bundled suites. */
  public static List<String> suiteNames() {
    return Bundled.names(SUITES);
  }

  /** Whether a bundled task needs data that is not bundled. */
  public static boolean needsData(String task) {
    return Bundled.text(place(TASKS, task)).contains(DataFolder.PLACEHOLDER);
  }

  private static String place(String folder, String name) {
    return "%s/%s.yaml".formatted(folder, name);
  }

  /**
   * Finds a task.
   *
   * @param text a task file, the name of a bundled task, or a task as YAML, such as {@code knn} or
   *     {@code {name: knn, k: [20]}}
   * @throws BadInputException if it is none of these, or something in it is wrong
   */
  public NamedTask task(String text) {
    if (Bundled.isFile(text)) {
      Path file = Path.of(text);
      String stem = String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
      return new NamedTask(stem, bind(TaskFile.class, text, new TextFile(file).text()));
    }
    if (taskNames().contains(text)) {
      String yaml = Bundled.text(place(TASKS, text));
      return new NamedTask(text, bind(TaskFile.class, "task " + text, yaml));
    }
    boolean whole = TASK_FILE.matcher(text).matches();
    TaskFile file =
        reader.bindInline(TaskFile.class, "task " + text, whole ? text : "task: " + text);
    return new NamedTask(file.task().plugin().name(), file);
  }

  /**
   * Finds a suite.
   *
   * @param text the name of a bundled suite, or a suite file
   * @throws BadInputException if it is neither, or something in it is wrong
   */
  public Suite suite(String text) {
    if (Bundled.isFile(text)) {
      return bind(Suite.class, text, new TextFile(Path.of(text)).text()).at(text);
    }
    if (!suiteNames().contains(text)) {
      throw new BadInputException(
          "--suite %s: no such suite. There are %s; or name a YAML file."
              .formatted(text, String.join(", ", suiteNames())));
    }
    return bind(Suite.class, "suite " + text, Bundled.text(place(SUITES, text)));
  }

  /** The tasks of a suite. */
  public List<NamedTask> tasks(Suite suite) {
    return suite.tasks().stream().map(this::task).toList();
  }

  private <C extends Record> C bind(Class<C> type, String source, String yaml) {
    return reader.bind(type, source, data.in(yaml, source), List.of());
  }
}
