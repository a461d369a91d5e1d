package org.isomer.examination;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.isomer.cli.spi.Console;
import org.isomer.cli.spi.Progress;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Findings;

/** Examines data and prints what it finds; what was counted once is not counted again. */
public final class Examiner {
  private final CensusStore store;
  private final Console console;
  private final BooleanSupplier stopRequested;

  /**
   * An examiner.
   *
   * @param store where counts are kept
   * @param stopRequested asked time and again while data are read
   */
  public Examiner(CensusStore store, Console console, BooleanSupplier stopRequested) {
    this.store = store;
    this.console = console;
    this.stopRequested = stopRequested;
  }

  /** An examiner that keeps counts in the user's cache. */
  public Examiner(Console console) {
    this(CensusStore.ofUser(), console, () -> false);
  }

  /**
   * Examines data. Facts are printed to standard output, warnings to standard error.
   *
   * @return what was found
   * @throws BadInputException if the data cannot be read, or not be used for what they are examined
   *     for, or a stop was requested meanwhile
   */
  public <C extends Record> Findings examine(Examination<C> examination) {
    Optional<C> known = store.find(examination);
    Findings findings = examination.judge(known.orElseGet(() -> count(examination)));
    console.print("data: " + examination.title());
    findings.facts().forEach(fact -> console.print("  " + fact));
    findings.warnings().forEach(console::warn);
    return findings;
  }

  private <C extends Record> C count(Examination<C> examination) {
    C counted;
    try (Progress progress = console.progress("examine data", examination.examples(), "examples")) {
      counted = examination.count(more -> advance(progress, more));
    }
    store.keep(examination, counted);
    return counted;
  }

  private void advance(Progress progress, int more) {
    if (stopRequested.getAsBoolean()) {
      throw new BadInputException(
          "Interrupted while the data were examined; nothing was changed. Begin again with the same command.");
    }
    progress.advance(more);
  }
}
