package org.isomer.eval.benchmark;

import java.util.List;
import org.isomer.eval.suite.Bundled;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Option;
import org.isomer.train.PublishedPercent;

/** A published result with all that it takes to measure it again. */
public record BenchmarkFile(
    @Option(help = "What reports print above it") String title,
    @Option(help = "What it takes and what limits it, in a sentence or two") String summary,
    @Option(
            help =
                "The pretraining recipe: a bundled one by its place in experiments, such as"
                    + " cifar10/simclr-short, or a YAML file, which is looked for beside this one"
                    + " and then in the working directory")
        String recipe,
    @Option(
            help =
                "Changes to the recipe; ${data} stands for the folder that --data names. Usually"
                    + " where the data lies",
            value = "[]")
        List<String> set,
    @Option(
            help = "A run is pretrained with each of these seeds",
            value = "[0, 1, 2]",
            distinct = true)
        List<Long> seeds,
    @Option(
            help =
                "What is measured: bundled tasks, or task files, which are found as the recipe is",
            distinct = true)
        List<String> tasks,
    @Option(help = "What others measured", distinct = true) List<Published> published) {
  /** Copies the lists and checks that they fit together. */
  public BenchmarkFile {
    set = List.copyOf(set);
    seeds = List.copyOf(seeds);
    tasks = List.copyOf(tasks);
    published = List.copyOf(published);
    if (seeds.isEmpty() || tasks.isEmpty()) {
      throw new BadInputException(
          "benchmark %s: %s is empty; name at least one."
              .formatted(title, seeds.isEmpty() ? "seeds" : "tasks"));
    }
    for (Published result : published) {
      if (!tasks.contains(result.task())) {
        throw new BadInputException(
            "benchmark %s: published names the task %s, which is none of its tasks %s."
                .formatted(title, result.task(), tasks));
      }
    }
  }

  /** The same, with the files that it names found from its own place. */
  BenchmarkFile at(String file) {
    return new BenchmarkFile(
        title,
        summary,
        Bundled.named(file, recipe),
        set,
        seeds,
        tasks.stream().map(task -> Bundled.named(file, task)).toList(),
        published.stream().map(number -> number.of(Bundled.named(file, number.task))).toList());
  }

  /**
   * Of published numbers that may be meant otherwise, a sentence each.
   *
   * @param name what the user calls the benchmark
   */
  public List<String> doubts(String name) {
    return published.stream()
        .flatMap(
            result ->
                new PublishedPercent(result.value())
                    .doubt().stream()
                        .map(doubt -> "%s: %s: %s.".formatted(name, result.task(), doubt)))
        .toList();
  }

  /** A number to compare with. */
  public record Published(
      @Option(help = "The task that measures it here") String task,
      @Option(
              help = "The metric that it is compared with; empty for the task's headline",
              value = "''")
          String metric,
      @Option(help = "The number, in percent", min = 0, max = 100) double value,
      @Option(
              help = "How many points the mean may differ and still count as reproduced",
              value = "1",
              min = 0,
              max = 100)
          double tolerance,
      @Option(help = "The paper or the file that states it") String source,
      @Option(
              help = "In what its protocol differs from the task; empty if it does not",
              value = "''")
          String note) {
    private Published of(String named) {
      return new Published(named, metric, value, tolerance, source, note);
    }
  }
}
