package org.isomer.examination;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.isomer.cli.spi.Console;
import org.isomer.cli.spi.Progress;
import org.isomer.data.DataCache;
import org.isomer.spi.Findings;

/** Examines data and prints what it finds; what was counted once is not counted again. */
public final class Examiner {
  private final DataCache cache;
  private final Console console;

  /**
   * An examiner.
   *
   * @param cache where counts are kept
   */
  @Inject
  public Examiner(DataCache cache, Console console) {
    this.cache = cache;
    this.console = console;
  }

  /**
   * Examines data. Facts are printed to standard output, warnings to standard error.
   *
   * @return what was found
   * @throws org.isomer.spi.BadInputException if the data cannot be read, or not be used for what
   *     they are examined for
   */
  public <C extends Record> Findings examine(Examination<C> examination) {
    return examine(examination, List.of(), Findings.NONE);
  }

  /**
   * Examines data that share their title with others.
   *
   * @param users what the data are for, which tells them apart; none where the title does
   * @param said what was said of the data already, and is not said again
   * @return all that was found
   */
  public <C extends Record> Findings examine(
      Examination<C> examination, List<String> users, Findings said) {
    Findings findings = examination.judge(counted(examination));
    boolean unique = users.isEmpty();
    String title =
        examination.title() + (unique ? "" : " (for %s)".formatted(String.join(", ", users)));
    if (!said.facts().containsAll(findings.facts()) || said.equals(Findings.NONE)) {
      console.line("data: " + title);
      findings.facts().forEach(console::point);
    }
    findings.warnings().stream()
        .filter(warning -> !said.warnings().contains(warning))
        .forEach(warning -> console.warn(unique ? warning : title + ": " + warning));
    return findings;
  }

  /**
   * What is counted of data.
   *
   * @throws org.isomer.spi.BadInputException if the data cannot be read
   */
  public <C extends Record> C counted(Examination<C> examination) {
    Optional<C> known = cache.find(examination.type(), examination.version(), examination.digest());
    return known.orElseGet(() -> count(examination));
  }

  private <C extends Record> C count(Examination<C> examination) {
    C counted;
    try (Progress progress =
        console.progress("examine data", "read", examination.examples(), "examples")) {
      counted = examination.count(progress::advance);
    }
    cache.keep(counted, examination.version(), examination.digest());
    return counted;
  }
}
