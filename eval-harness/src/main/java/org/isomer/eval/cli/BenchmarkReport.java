package org.isomer.eval.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.isomer.cli.spi.Console;
import org.isomer.config.ConfigReader;
import org.isomer.eval.benchmark.BenchmarkFile;
import org.isomer.eval.benchmark.BenchmarkFile.Published;
import org.isomer.eval.benchmark.BenchmarkLibrary;
import org.isomer.eval.benchmark.Comparison;
import org.isomer.eval.cli.results.FoundResults;
import org.isomer.eval.cli.results.ResultFinder;
import org.isomer.eval.suite.NamedTask;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.ResultKey;
import org.isomer.reports.record.ResultRecord;
import org.isomer.spi.BadInputException;
import org.isomer.train.Deviations;
import org.isomer.train.Plan;

/**
 * What was measured of a benchmark, against what was published.
 *
 * @param benchmark the benchmark
 * @param tasks its tasks, in its order
 * @param changes what the user has changed of the recipe
 * @param out the benchmark's folder
 */
record BenchmarkReport(
    BenchmarkFile benchmark, List<NamedTask> tasks, List<String> changes, Path out) {
  /**
   * Prints a table. Results of another recipe are named and left out.
   *
   * @throws BadInputException if the results of a task are of different data or plugins
   */
  void print(ConfigReader reader, ResultFinder finder, Console console) {
    List<String> set = new ArrayList<>(benchmark.set());
    set.addAll(changes);
    Plan recipe =
        reader.bind(Plan.class, benchmark.recipe(), BenchmarkLibrary.recipe(benchmark), set);
    Map<String, NamedTask> named = new LinkedHashMap<>();
    for (int i = 0; i < tasks.size(); i++) {
      named.put(benchmark.tasks().get(i), tasks.get(i));
    }
    List<ResultRecord> records =
        records(finder, console).stream()
            .filter(record -> isOfRecipe(record, recipe, reader, console))
            .toList();
    List<List<String>> rows = new ArrayList<>();
    for (Published published : benchmark.published()) {
      NamedTask task = named.get(published.task());
      List<Metric> measured = task == null ? List.of() : measured(published, task, records);
      rows.add(row(new Comparison(published, measured, benchmark.seeds().size())));
    }
    console.heading("Published and measured, in percent");
    console.table(List.of("task", "published", "measured", "seeds", "verdict", "source"), rows);
    if (!changes.isEmpty()) {
      console.line("With --set " + String.join(" ", changes) + ": this is not the benchmark.");
    }
    console.next("leaderboard", out.resolve("results"), "--out", out.resolve("page"));
  }

  /** Those that are what follows from their predictions. */
  private List<ResultRecord> records(ResultFinder finder, Console console) {
    Path folder = out.resolve("results");
    if (!finder.archive().isTaken(folder)) {
      return List.of();
    }
    FoundResults results = finder.in(List.of(folder));
    List<ResultRecord> records = new ArrayList<>();
    for (Result result : results.distinct()) {
      Optional<String> doubt = results.doubt(result);
      doubt.ifPresentOrElse(
          why -> console.warn("%s is left out: %s".formatted(result.record().id(), why)),
          () -> records.add(result.record()));
    }
    return records;
  }

  private static boolean isOfRecipe(
      ResultRecord record, Plan recipe, ConfigReader reader, Console console) {
    List<String> deviations = deviations(record, recipe, reader);
    if (!deviations.isEmpty()) {
      console.warn(
          "%s is left out: its run was not pretrained as the benchmark says; it deviates in: %s."
              .formatted(record.id(), String.join(", ", deviations)));
    }
    return deviations.isEmpty();
  }

  private static List<String> deviations(ResultRecord record, Plan recipe, ConfigReader reader) {
    try {
      String configuration = record.provenance().configuration();
      Plan used = reader.bind(Plan.class, record.id(), configuration, List.of());
      return Deviations.ofRun(recipe, used).options();
    } catch (BadInputException e) {
      return List.of("all of it, since its configuration cannot be read here");
    }
  }

  private List<Metric> measured(Published published, NamedTask task, List<ResultRecord> records) {
    String protocol = task.protocol().digest();
    List<ResultRecord> found = new ArrayList<>();
    for (long seed : benchmark.seeds()) {
      records.stream()
          .filter(record -> record.protocol().digest().equals(protocol))
          .filter(record -> record.subject().seed().equals(Optional.of(seed)))
          .findFirst()
          .ifPresent(found::add);
    }
    found.forEach(record -> requireSame(found.get(0), record));
    return found.stream().map(record -> metric(record, published)).toList();
  }

  /** A mean is one of equal measurements, however many machines have made them. */
  private static void requireSame(ResultRecord first, ResultRecord other) {
    boolean data = first.data().digest().equals(other.data().digest());
    boolean plugins =
        first.key().flatMap(ResultKey::plugins).equals(other.key().flatMap(ResultKey::plugins));
    if (!data || !plugins) {
      throw new BadInputException(
          "%s and %s are not of the same %s, so they have no mean. isomer compare shows both; leave one of them out, or evaluate again."
              .formatted(first.id(), other.id(), data ? "plugin JARs" : "data"));
    }
  }

  private static Metric metric(ResultRecord record, Published published) {
    String name = published.metric().isEmpty() ? record.headline() : published.metric();
    Metric metric = record.metrics().get(name);
    if (metric == null) {
      throw new BadInputException(
          "%s: has no metric '%s', which the benchmark compares. It has %s."
              .formatted(record.id(), name, record.metrics().keySet()));
    }
    return metric;
  }

  private static List<String> row(Comparison comparison) {
    Published published = comparison.published();
    String mean =
        comparison.measured().isEmpty()
            ? "–"
            : String.format(Locale.ROOT, "%.1f", comparison.mean());
    String interval =
        comparison
            .interval()
            .map(i -> String.format(Locale.ROOT, " [%.1f, %.1f]", i.low(), i.high()))
            .orElse("");
    String note = published.note().isEmpty() ? "" : "; " + published.note();
    return List.of(
        published.task(),
        String.format(Locale.ROOT, "%.1f", published.value()),
        mean + interval,
        String.valueOf(comparison.measured().size()),
        comparison.words(),
        published.source() + note);
  }
}
