package org.isomer.eval.verification;

import java.util.List;

/**
 * What a record says against what its predictions give.
 *
 * @param verdict in one word; nothing is called right of which a part was not computed again
 * @param differences what is stored otherwise than it is computed, in words
 * @param unchecked the names of metrics that the stored predictions do not determine
 * @param bound whether the record's digest is kept, which binds what follows from nothing else:
 *     names, times, versions and the like
 * @param notes why further metrics of the record's task could not be computed
 * @param checked how many metrics were computed again
 */
public record Verification(
    Verdict verdict,
    List<String> differences,
    List<String> unchecked,
    boolean bound,
    List<String> notes,
    int checked) {
  /** What is to be said of a result. */
  public enum Verdict {
    /** Every score and fact is what follows from what is stored. */
    OK,
    /** What could be checked is right; some scores or facts follow from nothing that is stored. */
    PARTLY_CHECKED,
    /** No predictions are kept. */
    WITHOUT_PREDICTIONS,
    /** A score or a fact is not what it should be. */
    DIFFERS
  }

  /** Copies the lists. */
  public Verification {
    differences = List.copyOf(differences);
    unchecked = List.copyOf(unchecked);
    notes = List.copyOf(notes);
  }
}
