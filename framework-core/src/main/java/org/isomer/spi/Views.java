package org.isomer.spi;

import java.util.List;
import java.util.Optional;

/**
 * How examples become views.
 *
 * @param training one pipeline for each view, applied to the same example
 * @param evaluation the deterministic preprocessing for feature extraction, which must put values
 *     into the same range as training does
 * @param written the steps of {@code evaluation} as a configuration states them, to be written
 *     beside an exported encoder; absent where no configuration can state them
 */
public record Views(
    List<List<Step>> training, List<Step> evaluation, Optional<List<Choice<Step>>> written) {
  /** Copies the lists. */
  public Views {
    training = training.stream().map(List::copyOf).toList();
    evaluation = List.copyOf(evaluation);
    written = written.map(List::copyOf);
  }

  /** Views whose evaluation no configuration can state. */
  public Views(List<List<Step>> training, List<Step> evaluation) {
    this(training, evaluation, Optional.empty());
  }
}
