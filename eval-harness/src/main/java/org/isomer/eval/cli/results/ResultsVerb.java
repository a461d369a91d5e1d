package org.isomer.eval.cli.results;

import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.isomer.cli.spi.Argument;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.cli.spi.Console;
import org.isomer.cli.spi.Progress;
import org.isomer.reports.csv.IndexedResultsCsv;
import org.isomer.reports.index.IndexColumn;
import org.isomer.reports.index.IndexCondition;
import org.isomer.reports.index.IndexQuery;
import org.isomer.reports.index.IndexedResult;
import org.isomer.reports.index.IndexedResultsJson;
import org.isomer.reports.index.ReadingProgress;
import org.isomer.reports.index.ResultIndex;
import org.isomer.reports.record.RecordDigest;
import org.isomer.reports.record.RecordSchema;
import org.isomer.reports.record.ResultArchive;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Option;

/** {@code isomer results FOLDER…}. */
public final class ResultsVerb implements CommandPlugin<ResultsVerb.Config> {
  private static final int PROBLEMS_SHOWN = 5;
  private static final String NUMBER = "no.";

  /** The columns of a table, after a number and before what the query names. */
  private static final List<String> SHOWN =
      Stream.of(
              IndexColumn.TASK,
              IndexColumn.FRAMEWORK,
              IndexColumn.SEED,
              IndexColumn.DATA,
              IndexColumn.HEADLINE,
              IndexColumn.VALUE)
          .map(IndexColumn::title)
          .toList();

  /** How results are printed. */
  public enum Format {
    TABLE,
    CSV,
    JSON
  }

  /** The command line of results. */
  public record Config(
      @Argument("FOLDER")
          @Option(
              help = "Folders of results; each keeps an index in .index.sqlite",
              value = "[]",
              distinct = true)
          List<Path> folders,
      @Option(
              help =
                  "Only results with this, such as framework=simclr, 'macro F1>0.5',"
                      + " commit~0cafb9d; NAME= for those that do not have it. Names are columns"
                      + " and metrics, operators =, !=, <, <=, >, >= and ~ (contains); of several"
                      + " all must hold",
              value = "[]")
          List<String> where,
      @Option(help = "The column or metric to sort by; results without it come last")
          Optional<String> sort,
      @Option(help = "The greatest first", value = "false") boolean descending,
      @Option(help = "Not more results than this", min = 1, max = 1e9) Optional<Integer> limit,
      @Option(help = "table, or csv and json with all columns and metrics", value = "table")
          Format format,
      @Option(help = "Print the JSON Schema of result.json instead", value = "false")
          boolean schema) {}

  @Override
  public String name() {
    return "results";
  }

  @Override
  public String summary() {
    return "Finds stored results by what they measured, and how well, as their records say";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "results results --where framework=simclr --where 'accuracy>0.5' --sort value --descending",
        "results machine-1 machine-2 --where dirty=false --format csv",
        "results --schema");
  }

  @Override
  public Class<? extends Command> create(Config config) {
    return Finding.class;
  }

  record Finding(Config config, ResultArchive archive, Console console) implements Command {
    @Inject
    Finding {}

    @Override
    public void run() {
      if (config.schema()) {
        console.print(RecordSchema.text().strip());
        return;
      }
      if (config.folders().isEmpty()) {
        throw new BadInputException("FOLDER is missing. Name a folder of results.");
      }
      find(config, archive, console);
    }
  }

  private static void find(Config config, ResultArchive archive, Console console) {
    IndexQuery query =
        new IndexQuery(
            config.where().stream().map(IndexCondition::parse).toList(),
            config.sort(),
            config.descending(),
            config.limit(),
            config.format() != Format.TABLE);
    List<List<IndexedResult>> found = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    Set<String> metrics = new TreeSet<>();
    for (Path folder : config.folders()) {
      try (ResultIndex index =
          ResultIndex.open(archive, folder, count -> progress(count, console))) {
        found.add(index.find(query));
        metrics.addAll(index.metrics());
        problems.addAll(index.problems());
        if (index.inMemory() && Files.isDirectory(folder)) {
          console.warn(
              folder
                  + ": the index cannot be kept there, so every call reads all records. Make the"
                  + " folder writable, or copy the results.");
        }
      }
    }
    requireKnown(query, metrics);
    List<IndexedResult> results = query.merged(found);
    switch (config.format()) {
      case TABLE -> table(results, query, console);
      case CSV -> console.print(IndexedResultsCsv.render(results).strip());
      case JSON -> console.print(IndexedResultsJson.render(results).strip());
    }
    tellChanged(results, archive, console);
    report(problems);
  }

  /** The numbers stand as the records have them; whether these are as written can be said. */
  private static void tellChanged(
      List<IndexedResult> results, ResultArchive archive, Console console) {
    List<Path> changed =
        results.stream()
            .map(IndexedResult::file)
            .filter(file -> archive.state(file) == RecordDigest.State.CHANGED)
            .toList();
    if (!changed.isEmpty()) {
      console.warn(
          "%d of these records were changed after they were written, such as %s. isomer verify computes their numbers again."
              .formatted(changed.size(), changed.get(0)));
    }
  }

  private static ReadingProgress progress(int count, Console console) {
    Progress progress = console.progress("index", "read", count, "records");
    return new ReadingProgress() {
      @Override
      public void advance() {
        progress.advance(1);
      }

      @Override
      public void close() {
        progress.close();
      }
    };
  }

  private static void requireKnown(IndexQuery query, Set<String> metrics) {
    for (String name : query.metrics()) {
      if (!metrics.contains(name)) {
        throw new BadInputException(
            "'%s' is neither a column (%s) nor a metric of these results (%s)."
                .formatted(
                    name, String.join(", ", IndexColumn.titles()), String.join(", ", metrics)));
      }
    }
  }

  private static void table(List<IndexedResult> results, IndexQuery query, Console console) {
    Set<String> names = new LinkedHashSet<>(SHOWN);
    names.addAll(query.names());
    List<List<String>> rows = new ArrayList<>();
    for (IndexedResult result : results) {
      List<String> row = new ArrayList<>(List.of(String.valueOf(rows.size() + 1)));
      names.forEach(name -> row.add(cell(result.value(name))));
      rows.add(row);
    }
    List<String> header = new ArrayList<>(names);
    header.add(0, NUMBER);
    console.table(header, rows);
    // Places are long: of their own they can be read and copied.
    for (int i = 0; i < results.size(); i++) {
      console.line("%s %d: %s".formatted(NUMBER, i + 1, results.get(i).file().getParent()));
    }
    console.line(results.size() + (results.size() == 1 ? " result" : " results"));
  }

  private static String cell(Optional<?> value) {
    return value
        .map(
            known ->
                known instanceof Double number
                    ? String.format(Locale.ROOT, "%.4f", number)
                    : known.toString())
        .orElse("–");
  }

  private static void report(List<String> problems) {
    if (!problems.isEmpty()) {
      boolean one = problems.size() == 1;
      throw new BadInputException(
          "%d of the records cannot be read, and %s left out:\n  %s%s"
              .formatted(
                  problems.size(),
                  one ? "is" : "are",
                  problems.stream().limit(PROBLEMS_SHOWN).collect(Collectors.joining("\n  ")),
                  problems.size() > PROBLEMS_SHOWN ? "\n  …" : ""));
    }
  }
}
