package org.isomer.eval.suite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.isomer.config.ConfigReader;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Plugin;

/**
 * Finds tasks and suites: bundled ones by name, others as YAML files.
 *
 * <p>In a task, <code>${data}</code> stands for a folder that the user names, so that one file
 * serves every machine.
 *
 * @param reader reads configurations
 * @param data what <code>${data}</code> stands for, if the user said so
 */
public record TaskLibrary(ConfigReader reader, Optional<Path> data) {
  private static final String ROOT = "/org/isomer/eval/experiments/";
  private static final String PLACEHOLDER = "${data}";
  private static final Pattern TASK_FILE =
      Pattern.compile("\\{\\s*(title|summary|task|dataset)\\s*:.*", Pattern.DOTALL);

  /** The names of the bundled tasks. */
  public static List<String> taskNames() {
    return index("tasks");
  }

  /** The names of the bundled suites. */
  public static List<String> suiteNames() {
    return index("suites");
  }

  private static List<String> index(String kind) {
    return resource(kind + "/index.txt").lines().toList();
  }

  private static String resource(String name) {
    try (InputStream in =
        Objects.requireNonNull(TaskLibrary.class.getResourceAsStream(ROOT + name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Finds a task.
   *
   * @param text a task file, the name of a bundled task, or a task as YAML, such as {@code knn} or
   *     {@code {name: knn, k: [20]}}
   * @throws BadInputException if it is none of these, or something in it is wrong
   */
  public NamedTask task(String text) {
    if (isFile(text)) {
      Path file = Path.of(text);
      return named(stem(file), read(TaskFile.class, file));
    }
    if (taskNames().contains(text)) {
      return named(text, bundledTask(text));
    }
    boolean whole = TASK_FILE.matcher(text).matches();
    TaskFile file =
        reader.bind(TaskFile.class, "--task", whole ? text : "task: " + text, List.of());
    Plugin<?, ?> plugin = file.task().plugin();
    return new NamedTask(plugin.name(), file);
  }

  private static NamedTask named(String name, TaskFile file) {
    return new NamedTask(name, file);
  }

  /**
   * A bundled task.
   *
   * @throws BadInputException if it needs data and nobody said where it lies
   */
  public TaskFile bundledTask(String name) {
    String source = "task " + name;
    return reader.bind(
        TaskFile.class, source, withData(resource("tasks/" + name + ".yaml"), source), List.of());
  }

  /** Whether a bundled task needs <code>${data}</code>. */
  public static boolean needsData(String task) {
    return resource("tasks/" + task + ".yaml").contains(PLACEHOLDER);
  }

  /** A suite by the name of a bundled one, or as a file. */
  public Suite suite(String text) {
    if (isFile(text)) {
      return read(Suite.class, Path.of(text));
    }
    if (!suiteNames().contains(text)) {
      throw new BadInputException(
          "--suite %s: no such suite. There are %s; or name a YAML file."
              .formatted(text, String.join(", ", suiteNames())));
    }
    return reader.bind(
        Suite.class, "suite " + text, resource("suites/" + text + ".yaml"), List.of());
  }

  /** The tasks of a suite. */
  public List<NamedTask> tasks(Suite suite) {
    List<NamedTask> tasks = new ArrayList<>();
    suite.tasks().forEach(task -> tasks.add(task(task)));
    return tasks;
  }

  private <C extends Record> C read(Class<C> type, Path file) {
    try {
      String text = Files.readString(file);
      return reader.bind(type, file.toString(), withData(text, file.toString()), List.of());
    } catch (NoSuchFileException e) {
      throw new BadInputException(file + ": no such file. Check the path.", e);
    } catch (IOException e) {
      throw new BadInputException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private String withData(String text, String source) {
    if (!text.contains(PLACEHOLDER)) {
      return text;
    }
    Path folder =
        data.orElseThrow(
            () ->
                new BadInputException(
                    "%s: needs data that is not bundled. Name the folder that holds it with --data; it stands for %s in:\n%s"
                        .formatted(source, PLACEHOLDER, linesWithPlaceholder(text))));
    return text.replace(PLACEHOLDER, folder.toString());
  }

  private static String linesWithPlaceholder(String text) {
    return String.join("\n", text.lines().filter(line -> line.contains(PLACEHOLDER)).toList());
  }

  private static boolean isFile(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.endsWith(".yaml") || lower.endsWith(".yml");
  }

  private static String stem(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
  }
}
