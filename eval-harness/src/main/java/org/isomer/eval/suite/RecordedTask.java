package org.isomer.eval.suite;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.isomer.config.ConfigReader;
import org.isomer.eval.spi.PredictionMetric;
import org.isomer.reports.record.ResultRecord;
import org.isomer.spi.Choice;

/** The task of a stored result, from the command that the record holds. */
public final class RecordedTask {
  private static final Pattern TASK = Pattern.compile("--task '(.*)' --(?:out|representation)");
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
