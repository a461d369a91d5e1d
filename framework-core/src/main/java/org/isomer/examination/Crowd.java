package org.isomer.examination;

import java.util.List;
import java.util.Locale;
import org.isomer.duplicate.ScoredExamples;
import org.isomer.spi.Findings;

/**
 * Scored examples that were not compared with all that may be near.
 *
 * @param examples how many ({@link ScoredExamples#crowded})
 * @param scored of how many
 */
public record Crowd(long examples, long scored) {
  /**
   * What there is to say of them: a warning if they {@linkplain Overlap#shifts may shift a score},
   * else a fact.
   *
   * @param which they are, with their number, such as {@code 3 test examples}
   * @param others what was looked for
   */
  public Findings findings(String which, String others) {
    List<String> said =
        examples == 0
            ? List.of()
            : List.of(
                String.format(
                    Locale.ROOT,
                    "%s, most of which more than %,d have in common, as texts a footer: %s that are like them in nothing else were not looked for. To find those too, take out what so many have in common.",
                    which,
                    ScoredExamples.CROWD,
                    others));
    return Overlap.shifts(examples, scored)
        ? new Findings(List.of(), said)
        : new Findings(said, List.of());
  }
}
