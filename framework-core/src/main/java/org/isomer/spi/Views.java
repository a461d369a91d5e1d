package org.isomer.spi;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

  /** The digests of the files that the steps read, such as a vocabulary, each once and sorted. */
  public List<String> fileDigests() {
    return Stream.concat(training.stream().flatMap(List::stream), evaluation.stream())
        .map(Step::digest)
        .filter(digest -> !digest.isEmpty())
        .distinct()
        .sorted()
        .toList();
  }

  /** Views whose evaluation no configuration can state. */
  public Views(List<List<Step>> training, List<Step> evaluation) {
    this(training, evaluation, Optional.empty());
  }
}
