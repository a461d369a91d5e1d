package org.isomer.eval.cli.results;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.isomer.cli.spi.Argument;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.cli.spi.Console;
import org.isomer.eval.metric.Dialect;
import org.isomer.eval.result.FurtherMetrics;
import org.isomer.eval.spi.PredictionMetric;
import org.isomer.eval.verification.Recomputation;
import org.isomer.reports.leaderboard.board.Format;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.PredictionKind;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.ResultArchive;
import org.isomer.reports.record.ResultRecord;
import org.isomer.reports.record.Scores;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Option;
import org.jspecify.annotations.Nullable;

/** {@code isomer metrics RESULTS…}. */
public final class MetricsVerb implements CommandPlugin<MetricsVerb.Config> {
  /** The command line of metrics. */
  public record Config(
      @Argument("RESULTS")
          @Option(help = "Folders of results, as eval writes them", distinct = true)
          List<Path> results,
      @Option(
              help =
                  "Whose definitions to follow where implementations disagree, such as"
                      + " torchmetrics, voc2007 or image-mean; all that fit the predictions if none"
                      + " is named",
              value = "[]",
              distinct = true)
          List<String> dialect,
      @Option(
              help = "Further metrics with their options, see isomer plugins --kind metric",
              value = "[]",
              distinct = true)
          List<Choice<PredictionMetric>> metric) {}

  @Override
  public String name() {
    return "metrics";
  }

  @Override
  public String summary() {
    return "Computes stored predictions' scores by the definitions of other implementations";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "metrics results/knn-simclr-1f2e3d4c",
        "metrics results --dialect torchmetrics --dialect scikit-learn",
        "metrics results --metric cohen-kappa --metric aurc");
  }

  @Override
  public Class<? extends Command> create(Config config) {
    return Recomputing.class;
  }

  record Recomputing(
      Config config, ResultArchive archive, Recomputation recomputation, Console console)
      implements Command {
    @Inject
    Recomputing {}

    @Override
    public void run() {
      checkDialects(config.dialect(), recomputation);
      for (Path file : archive.find(config.results())) {
        print(file, archive.read(file), config, recomputation, console);
      }
    }
  }

  private static void print(
      Path file, Result result, Config config, Recomputation recomputation, Console console) {
    ResultRecord record = result.record();
    console.heading(record.id());
    if (result.predictions().samples().isEmpty()) {
      console.line("It keeps no predictions, so no other score can be computed.");
      return;
    }
    List<? extends Dialect> dialects =
        dialects(recomputation.dialects(result.predictions().kind()), config.dialect());
    if (dialects.isEmpty()) {
      console.line(
          "Its predictions have none of these dialects, but "
              + String.join(
                  ", ",
                  recomputation.dialects(result.predictions().kind()).stream()
                      .map(Dialect::title)
                      .toList())
              + ".");
      return;
    }
    if (Recomputation.lacksTries(record, result.predictions())) {
      console.line(
          "The stored scores are means of several tries; only the predictions of the first are kept,"
              + " and the other columns are its scores.");
    }
    table(file, result, dialects, recomputation, console);
    dialects.forEach(dialect -> console.line(dialect.title() + ": " + dialect.summary()));
    further(result, config.metric().stream().map(Choice::create).toList(), console);
  }

  private static void further(Result result, List<PredictionMetric> metrics, Console console) {
    PredictionKind kind = result.predictions().kind();
    for (PredictionMetric metric : metrics) {
      if (metric.kind() != kind) {
        console.line(metric.title() + " is for other predictions.");
      }
    }
    FurtherMetrics.of(
            metrics.stream().filter(metric -> metric.kind() == kind).toList(),
            result.record().data().classes(),
            result.predictions())
        .forEach(
            (name, metric) ->
                console.line(
                    name
                        + " "
                        + Format.value(metric)
                        + metric
                            .interval()
                            .map(ends -> " " + Format.interval(ends, metric.scale()))
                            .orElse("")));
  }

  /** A folder may hold results of several kinds, so a dialect has to be one of any. */
  private static void checkDialects(List<String> asked, Recomputation recomputation) {
    List<String> all =
        Stream.of(PredictionKind.values())
            .flatMap(kind -> recomputation.dialects(kind).stream())
            .map(Dialect::title)
            .distinct()
            .toList();
    for (String title : asked) {
      if (!all.contains(title)) {
        throw new BadInputException(
            "metrics: --dialect %s: there is no such dialect. Choose of %s."
                .formatted(title, String.join(", ", all)));
      }
    }
  }

  private static List<? extends Dialect> dialects(List<? extends Dialect> all, List<String> asked) {
    return asked.isEmpty()
        ? all
        : all.stream().filter(dialect -> asked.contains(dialect.title())).toList();
  }

  private static void table(
      Path file,
      Result result,
      List<? extends Dialect> dialects,
      Recomputation recomputation,
      Console console) {
    ResultRecord record = result.record();
    List<String> header = new ArrayList<>(List.of("", "stored: " + Recomputation.dialect(record)));
    List<Scores> scores = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>(record.metrics().keySet());
    for (Dialect dialect : dialects) {
      header.add(dialect.title());
      Scores computed = scores(file, result, dialect, recomputation);
      scores.add(computed);
      names.addAll(computed.metrics().keySet());
    }
    List<List<String>> rows = new ArrayList<>();
    for (String name : names) {
      List<String> row = new ArrayList<>(List.of(name, text(record.metrics().get(name))));
      scores.forEach(computed -> row.add(text(computed.metrics().get(name))));
      rows.add(row);
    }
    console.table(header, rows);
  }

  private static Scores scores(
      Path file, Result result, Dialect dialect, Recomputation recomputation) {
    try {
      return recomputation.of(result.record(), result.predictions(), dialect.title());
    } catch (BadInputException e) {
      throw new BadInputException(file + ": " + e.getMessage(), e);
    }
  }

  private static String text(@Nullable Metric metric) {
    return metric == null ? "–" : Format.value(metric);
  }
}
