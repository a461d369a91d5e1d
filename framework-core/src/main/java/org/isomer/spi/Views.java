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
 * @param together what is done to each view of a whole batch in training, in this order; at most
 *     one of them {@linkplain BatchAugmentation#least mixes} rows
 */
public record Views(
    List<List<Step>> training,
    List<Step> evaluation,
    Optional<List<Choice<Step>>> written,
    List<BatchAugmentation> together) {
  /** Copies the lists. */
  public Views {
    training = training.stream().map(List::copyOf).toList();
    evaluation = List.copyOf(evaluation);
    written = written.map(List::copyOf);
    together = List.copyOf(together);
  }

  /** Views of which each is made by itself. */
  public Views(
      List<List<Step>> training, List<Step> evaluation, Optional<List<Choice<Step>>> written) {
    this(training, evaluation, written, List.of());
  }

  /** Those of {@link #together} that mix the rows of a batch. */
  public List<BatchAugmentation> mixing() {
    return together.stream().filter(each -> each.least() < 1).toList();
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
