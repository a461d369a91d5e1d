package org.isomer.eval.spi;

import java.util.List;

/**
 * The outcome of fitting a task.
 *
 * @param classifiers made from the training split, one for each candidate of the selection. Only
 *     the chosen one is asked, unless somebody wants to know how much a choice on the test split
 *     would have gained; so one that is costly should do its work when it is asked
 * @param selection how the candidates compare, never on the scored split
 */
public record Fitted(List<Classifier> classifiers, Selection selection) {
  /** Copies the list and checks that there is a classifier for each candidate. */
  public Fitted {
    classifiers = List.copyOf(classifiers);
    if (classifiers.size() != selection.candidates().size()) {
      throw new IllegalArgumentException(
          "%d classifiers for %d candidates"
              .formatted(classifiers.size(), selection.candidates().size()));
    }
  }

  /** The classifier with the chosen hyper-parameters. */
  public Classifier classifier() {
    return classifiers.get(selection.chosen());
  }
}
