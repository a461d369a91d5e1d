package org.isomer.eval.suite;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.isomer.config.ConfigWriter;
import org.isomer.file.Sha256;
import org.isomer.reports.record.Protocol;
import org.isomer.spi.BadInputException;

/**
 * A task that can be asked for.
 *
 * @param name what results are named after
 * @param file what it is
 */
public record NamedTask(String name, TaskFile file) {
  /** What reports print above its numbers. */
  public String title() {
    return file.title().isEmpty() ? file.task().create().title() : file.title();
  }

  /** How it measures. */
  public Protocol protocol() {
    return new Protocol(
        file.task().plugin().name(), title(), ConfigWriter.toOptions(file.task().config()));
  }

  /**
   * SHA-256 in hexadecimal over all that it is: protocol and data set with every option, defaults
   * resolved. Title, summary, further metrics and places of files have no influence.
   */
  public String digest() {
    String data =
        file.dataset()
            .map(choice -> choice.plugin().name() + ConfigWriter.toOptions(choice.config()))
            .orElse("");
    return Sha256.hex(protocol().digest() + "\n" + data);
  }

  /**
   * The tasks, each once: several suites may have one in common. What differs in the places of its
   * files alone is another task.
   *
   * @throws BadInputException if two are the same measurement, but differ in their title or in
   *     further metrics: there is one result for both
   */
  public static List<NamedTask> distinct(List<NamedTask> tasks) {
    Map<String, NamedTask> byPlace = new LinkedHashMap<>();
    for (NamedTask task : tasks) {
      NamedTask other = byPlace.putIfAbsent(task.digest() + task.places(), task);
      if (other != null && !other.inline().equals(task.inline())) {
        throw new BadInputException(
            "tasks '%s' and '%s' are the same measurement with another title or other further metrics. Leave one of them out, or write a task file with the metrics of both."
                .formatted(other.name(), task.name()));
      }
    }
    return List.copyOf(byPlace.values());
  }

  /** The options with the places of files: data of one kind may lie in several. */
  private String places() {
    return ConfigWriter.toInlineYaml(file.task().config())
        + file.dataset().map(choice -> ConfigWriter.toInlineYaml(choice.config())).orElse("");
  }

  /** The task as one line, as the command line takes it. */
  public String inline() {
    return file.dataset().isEmpty() && file.title().isEmpty() && file.metrics().isEmpty()
        ? "{name: %s, %s"
            .formatted(
                file.task().plugin().name(),
                ConfigWriter.toInlineYaml(file.task().config()).substring(1))
        : ConfigWriter.toInlineYaml(file);
  }
}
