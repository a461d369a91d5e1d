package org.isomer.eval.cli;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.isomer.cli.spi.Argument;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.cli.spi.Console;
import org.isomer.reports.comparison.Counterparts;
import org.isomer.reports.comparison.RecordDifference;
import org.isomer.reports.leaderboard.ColumnComparison;
import org.isomer.reports.leaderboard.Format;
import org.isomer.reports.leaderboard.Gap;
import org.isomer.reports.leaderboard.Notes;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.ResultRecord;
import org.isomer.reports.record.Scale;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Option;

/** {@code isomer compare A B}. */
public final class CompareVerb implements CommandPlugin<CompareVerb.Config> {
  /** Longer values are cut, as digests are. */
  private static final int SHOWN = 40;

  /** The command line of compare. */
  public record Config(
      @Argument("A") @Option(help = "A result, or a folder of results") Path first,
      @Argument("B") @Option(help = "Another, or a folder of results of the same protocols")
          Path second) {}

  @Override
  public String name() {
    return "compare";
  }

  @Override
  public String summary() {
    return "Says in what two results differ: protocol, data, configuration, code, and numbers";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public List<String> examples() {
    return List.of("compare results/knn-simclr-1f2e3d4c results/knn-moco-5a6b7c8d");
  }

  @Override
  public Class<? extends Command> create(Config config) {
    return Comparing.class;
  }

  record Comparing(Config config, ResultFinder finder, Console console) implements Command {
    @Inject
    Comparing {}

    @Override
    public void run() {
      compare(config, finder, console);
    }
  }

  private static void compare(Config config, ResultFinder finder, Console console) {
    FoundResults foundFirst = finder.in(List.of(config.first()));
    FoundResults foundSecond = finder.in(List.of(config.second()));
    List<Result> first = foundFirst.all();
    List<Result> second = foundSecond.all();
    if (first.size() == 1 && second.size() == 1) {
      print(first.get(0), second.get(0), foundFirst, foundSecond, console);
      return;
    }
    Counterparts counterparts = Counterparts.of(first, second);
    for (Result one : first) {
      Result other = counterparts.pairs().get(one);
      if (other != null) {
        print(one, other, foundFirst, foundSecond, console);
      } else {
        tellAlone(one, config.second(), console);
      }
    }
    counterparts.rest().forEach(result -> tellAlone(result, config.first(), console));
    if (counterparts.pairs().isEmpty()) {
      throw new BadInputException(
          config.first()
              + " and "
              + config.second()
              + " have no protocol on the same samples in common. Name two single results to see"
              + " in what they differ.");
    }
  }

  private static void print(
      Result first,
      Result second,
      FoundResults foundFirst,
      FoundResults foundSecond,
      Console console) {
    Optional<String> firstDoubt = foundFirst.doubt(first);
    Optional<String> secondDoubt = foundSecond.doubt(second);
    ResultRecord one = first.record();
    ResultRecord two = second.record();
    console.heading(one.id() + " and " + two.id());
    List<RecordDifference> differences = RecordDifference.between(one, two);
    if (differences.isEmpty()) {
      console.line("They are of the same protocol, data, subject, configuration and code.");
    } else {
      console.table(
          List.of("", "", "A", "B"),
          differences.stream()
              .map(
                  difference ->
                      List.of(
                          difference.part(),
                          difference.name(),
                          shown(difference.first()),
                          shown(difference.second())))
              .toList());
    }
    console.line("A: " + text(one));
    console.line("B: " + text(two));
    warnings("A", one, firstDoubt, console);
    warnings("B", two, secondDoubt, console);
    console.line(
        firstDoubt.isPresent() || secondDoubt.isPresent()
            ? "The numbers are not compared, as those of a record that was changed mean nothing."
            : verdict(first, second));
    Notes.ofVersions(List.of(one, two)).ifPresent(console::line);
  }

  private static void warnings(
      String name, ResultRecord record, Optional<String> doubt, Console console) {
    Stream.concat(doubt.stream(), record.warnings().stream().flatMap(List::stream))
        .forEach(warning -> console.line(name + ": " + Notes.WARNING + " " + warning));
  }

  private static void tellAlone(Result result, Path others, Console console) {
    console.line("");
    console.line(result.record().id() + " has no counterpart in " + others);
  }

  private static String text(ResultRecord record) {
    Metric metric = record.headlineMetric();
    return record.headline()
        + " "
        + Format.value(metric)
        + metric.interval().map(ends -> " " + Format.interval(ends, metric.scale())).orElse("");
  }

  private static String verdict(Result first, Result second) {
    if (!Counterparts.comparable(first.record(), second.record())) {
      return "The numbers are not comparable: the protocols or the samples differ.";
    }
    Metric one = first.record().headlineMetric();
    Metric two = second.record().headlineMetric();
    if (Scale.equal(one.value(), two.value())) {
      return "The numbers are equal.";
    }
    boolean swapped = one.scale().better(two.value(), one.value());
    Optional<Gap> gap =
        swapped ? ColumnComparison.gap(second, first) : ColumnComparison.gap(first, second);
    return gap.map(
            known ->
                "%s is better by %s, %s (%s): %s."
                    .formatted(
                        swapped ? "B" : "A",
                        Format.points(known),
                        Format.pValue(known.pValue()),
                        known.test().title(),
                        known.significant()
                            ? "a difference"
                            : "no significant difference at the 5 % level"))
        .orElse("No paired test: the predictions of both must be kept.");
  }

  private static String shown(String value) {
    return value.isEmpty()
        ? "–"
        : value.length() <= SHOWN ? value : value.substring(0, SHOWN - 1) + "…";
  }
}
