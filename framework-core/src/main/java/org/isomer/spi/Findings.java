package org.isomer.spi;

import java.util.ArrayList;
import java.util.List;

/**
 * What was noticed about data, for a person to read.
 *
 * @param facts what there is, such as counts, a line each
 * @param warnings what is doubtful but usable, a sentence each that names the file, what is wrong
 *     and what to do; they are printed, kept in results and shown on boards
 */
public record Findings(List<String> facts, List<String> warnings) {
  /** Nothing to say. */
  public static final Findings NONE = new Findings(List.of(), List.of());

  /** Copies the lists. */
  public Findings {
    facts = List.copyOf(facts);
    warnings = List.copyOf(warnings);
  }

  /** These and others, in this order. */
  public Findings and(Findings others) {
    List<String> allFacts = new ArrayList<>(facts);
    allFacts.addAll(others.facts);
    List<String> allWarnings = new ArrayList<>(warnings);
    allWarnings.addAll(others.warnings);
    return new Findings(allFacts, allWarnings);
  }
}
