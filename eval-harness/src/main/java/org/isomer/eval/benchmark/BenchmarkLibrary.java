package org.isomer.eval.benchmark;

import java.nio.file.Path;
import java.util.List;
import org.isomer.config.ConfigReader;
import org.isomer.eval.suite.Bundled;
import org.isomer.eval.suite.NamedTask;
import org.isomer.eval.suite.TaskLibrary;
import org.isomer.file.TextFile;
import org.isomer.spi.BadInputException;

/** Finds benchmarks: bundled ones by name, others as YAML files. */
public record BenchmarkLibrary(ConfigReader reader) {
  private static final String FOLDER = "benchmarks";

  /** The names of the bundled benchmarks. */
  public static List<String> names() {
    return Bundled.names(FOLDER);
  }

  /**
   * Finds a benchmark.
   *
   * @param name the name of a bundled one, or a YAML file
   * @throws BadInputException if it is neither, or something in it is wrong
   */
  public BenchmarkFile find(String name) {
    if (Bundled.isFile(name)) {
      return reader
          .bind(BenchmarkFile.class, name, new TextFile(Path.of(name)).text(), List.of())
          .at(name);
    }
    if (!names().contains(name)) {
      throw new BadInputException(
          "%s: no such benchmark. See isomer benchmark list, or name a YAML file.".formatted(name));
    }
    return reader.bind(
        BenchmarkFile.class,
        "benchmark " + name,
        Bundled.text("%s/%s.yaml".formatted(FOLDER, name)),
        List.of());
  }

  /**
   * The tasks of a benchmark.
   *
   * @param name what the user calls it
   * @throws BadInputException if two of them are the same measurement, or one is none
   */
  public static List<NamedTask> tasks(BenchmarkFile benchmark, String name, TaskLibrary library) {
    List<NamedTask> tasks = benchmark.tasks().stream().map(library::task).toList();
    if (NamedTask.distinct(tasks).size() < tasks.size()) {
      throw new BadInputException(
          "%s: tasks %s: two of them are the same measurement; leave one of them out."
              .formatted(name, benchmark.tasks()));
    }
    return tasks;
  }

  /** The text of a benchmark's recipe. */
  public static String recipe(BenchmarkFile benchmark) {
    return Bundled.isFile(benchmark.recipe())
        ? new TextFile(Path.of(benchmark.recipe())).text()
        : Bundled.text(benchmark.recipe() + ".yaml");
  }
}
