package org.isomer.spi;

import java.util.List;

/**
 * How examples become views.
 *
 * @param training one pipeline for each view, applied to the same example
 * @param evaluation the deterministic preprocessing for feature extraction, which must put values
 *     into the same range as training does
 */
public record Views(List<List<Augmentation>> training, List<Augmentation> evaluation) {
  /** Copies the lists. */
  public Views {
    training = training.stream().map(List::copyOf).toList();
    evaluation = List.copyOf(evaluation);
  }
}
