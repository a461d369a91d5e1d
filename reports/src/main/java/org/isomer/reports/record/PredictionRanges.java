package org.isomer.reports.record;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.isomer.spi.BadInputException;

/**
 * Whether stored predictions are of the data: what a metric would take for an index of a class is
 * one, and each sample is there once. That numbers are plausible by themselves, each record checks.
 */
final class PredictionRanges {
  private PredictionRanges() {}

  /**
   * Checks every sample.
   *
   * @param data what was scored
   * @param file where the predictions lie, a line for each sample
   * @throws BadInputException naming the first line that cannot be
   */
  static void require(Predictions predictions, Data data, Path file) {
    LabelRange labels = LabelRange.of(data);
    int line = 0;
    Set<String> ids = new HashSet<>();
    for (Record each : predictions.samples()) {
      line++;
      Sample sample = (Sample) each;
      Optional<String> wrong =
          ids.add(sample.id())
              ? sample.wrong(labels)
              : Optional.of("there is a line of sample '%s' already".formatted(sample.id()));
      if (wrong.isPresent()) {
        throw new BadInputException(
            "%s, line %d: %s. Evaluate again, or restore the file."
                .formatted(file, line, wrong.get()));
      }
    }
  }
}
