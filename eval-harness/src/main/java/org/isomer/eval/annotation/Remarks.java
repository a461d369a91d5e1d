package org.isomer.eval.annotation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.isomer.spi.Findings;

/** Gathers what is to be said of many files in one line each: how often, and where first. */
public final class Remarks {
  private final Map<Remark, Tally> tallies = new LinkedHashMap<>();
  private Findings others = Findings.NONE;

  /**
   * A kind of thing that is worth a line.
   *
   * @param what it is, in the plural, such as {@code boxes of no area}
   * @param then what was done with them and what to do, as sentences
   * @param doubtful whether it is a warning, rather than a fact
   */
  public record Remark(String what, String then, boolean doubtful) {}

  private record Tally(long count, String first) {}

  /**
   * Adds one.
   *
   * @param place the file, and where in it
   */
  public void add(Remark remark, String place) {
    tallies.merge(remark, new Tally(1, place), (old, one) -> new Tally(old.count + 1, old.first));
  }

  /** Adds what is gathered already. */
  public void add(Findings found) {
    others = others.and(found);
  }

  /** All of it, in the order in which the kinds first came. */
  public Findings findings() {
    return new Findings(lines(false), lines(true)).and(others);
  }

  private List<String> lines(boolean doubtful) {
    return tallies.entrySet().stream()
        .filter(entry -> entry.getKey().doubtful() == doubtful)
        .map(entry -> line(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static String line(Remark remark, Tally tally) {
    return String.format(
        Locale.ROOT,
        "%s: %d, the first %s. %s",
        remark.what(),
        tally.count(),
        tally.first(),
        remark.then());
  }
}
