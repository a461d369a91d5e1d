package org.isomer.eval.evaluation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.isomer.cli.spi.Console;
import org.isomer.reports.record.FailedResult;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.ResultArchive;
import org.isomer.reports.record.ResultKey;
import org.isomer.reports.record.ResultRecord;
import org.isomer.spi.BadInputException;

/**
 * Where a result belongs. Several processes may write into one folder of results, and none of them
 * overwrites anything.
 *
 * @param archive where results are kept
 * @param root the folder of results
 * @param id the result's name
 * @param key what determines it
 */
record ResultPlace(ResultArchive archive, Path root, String id, ResultKey key) {
  /** The result's folder. */
  Path folder() {
    return root.resolve(id);
  }

  /**
   * The same measurement, if it is there already.
   *
   * @throws BadInputException if another one is there
   */
  Optional<ResultRecord> there() {
    if (!archive.isTaken(folder())) {
      return Optional.empty();
    }
    ResultRecord record = archive.first(folder()).record();
    List<String> differences =
        record
            .key()
            .map(key::differences)
            .orElse(List.of("what determines it, which it does not say"));
    if (!differences.isEmpty()) {
      throw new BadInputException(
          "%s: a result of this name exists that is another measurement: it differs in %s. Results are never overwritten. Choose another --out, or move this one away."
              .formatted(folder(), String.join(" and ", differences)));
    }
    return Optional.of(record);
  }

  /**
   * Stores a result. If another process has stored the same in the meantime, that one is kept.
   *
   * @throws BadInputException if it cannot be written, or has other numbers than the one that came
   *     in the meantime
   */
  void store(Result result, Console console) {
    try {
      archive.write(root, result);
    } catch (BadInputException e) {
      ResultRecord other = there().orElseThrow(() -> e);
      requireSameNumbers(result.record(), other);
      console.line(
          folder() + ": another process has stored the same result in the meantime; it is kept.");
    }
  }

  /**
   * Leaves why there is no result, until there is one.
   *
   * @throws BadInputException if that cannot be written
   */
  void leave(FailedResult failure) {
    archive.leave(root, failure);
  }

  private void requireSameNumbers(ResultRecord here, ResultRecord there) {
    here.metrics()
        .forEach(
            (name, metric) -> {
              Metric other = there.metrics().get(name);
              if (other != null && other.value() != metric.value()) {
                throw new BadInputException(
                    "%s: another process has stored this result in the meantime, with other numbers: its %s is %s, here it is %s. The first one is kept; evaluate into another --out to see in what they differ."
                        .formatted(folder(), name, other.value(), metric.value()));
              }
            });
  }
}
