package org.isomer.eval.suite;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.isomer.config.ConfigReader;
import org.isomer.eval.spi.PredictionMetric;
import org.isomer.reports.record.ResultRecord;
import org.isomer.spi.Baseline;
import org.isomer.spi.Choice;
import org.isomer.spi.Option;

/** What a stored result is of, from the command that the record holds. */
public final class RecordedTask {
  private static final Pattern TASK = Pattern.compile("--task '(.*)' --(?:out|representation)");
  private static final Pattern REPRESENTATION = Pattern.compile("--representation (\\w+)");
  private static final Pattern BASELINE = Pattern.compile("--baseline '(.*?)' --task");
  private static final Pattern CHECKPOINT = Pattern.compile("--checkpoint (\\d{1,18})");
  private static final String METRIC = "metric/";

  private RecordedTask() {}

  /**
   * The task; empty if the command names none.
   *
   * @throws org.isomer.spi.BadInputException if it needs a plugin that is not here
   */
  public static Optional<NamedTask> of(ResultRecord record, ConfigReader reader) {
    Matcher matcher = TASK.matcher(record.provenance().command());
    return matcher.find()
        ? Optional.of(
            new TaskLibrary(reader, Optional.empty()).task(matcher.group(1).replace("'\\''", "'")))
        : Optional.empty();
  }

  /** The representation of a run that was judged; empty if the command names none. */
  public static Optional<String> representation(ResultRecord record) {
    Matcher matcher = REPRESENTATION.matcher(record.provenance().command());
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** A baseline as an option names it. */
  private record Named(@Option(help = "What needs no encoder") Choice<Baseline> baseline) {}

  /**
   * The baseline that was judged; empty if the command names none.
   *
   * @throws org.isomer.spi.BadInputException if it needs a plugin that is not here
   */
  public static Optional<Choice<Baseline>> baseline(ResultRecord record, ConfigReader reader) {
    Matcher matcher = BASELINE.matcher(record.provenance().command());
    return matcher.find()
        ? Optional.of(
            reader
                .bind(Named.class, record.id(), "", List.of("baseline=" + matcher.group(1)))
                .baseline())
        : Optional.empty();
  }

  /** The step of the checkpoint that was judged, if it was not the newest. */
  public static Optional<Long> checkpoint(ResultRecord record) {
    Matcher matcher = CHECKPOINT.matcher(record.provenance().command());
    return matcher.find() ? Optional.of(Long.valueOf(matcher.group(1))) : Optional.empty();
  }

  /**
   * The metrics that its task asks for beside those that all results of the kind have.
   *
   * @throws org.isomer.spi.BadInputException if they need a plugin that is not here
   */
  public static List<PredictionMetric> metrics(ResultRecord record, ConfigReader reader) {
    boolean some =
        record.provenance().plugins().stream()
            .anyMatch(origin -> origin.plugin().startsWith(METRIC));
    return some
        ? of(record, reader).stream()
            .flatMap(task -> task.file().metrics().stream())
            .map(Choice::create)
            .toList()
        : List.of();
  }
}
