package org.isomer.eval.head;

import java.util.List;
import org.isomer.spi.BadInputException;

/** Lists of candidates in configurations. */
public final class Candidates {
  private Candidates() {}

  /**
   * Checks that there is something to choose from.
   *
   * @throws BadInputException if the list is empty
   */
  public static void require(List<?> candidates, String plugin, String option) {
    if (candidates.isEmpty()) {
      throw new BadInputException(
          "%s: the option %s lists no candidate; give at least one.".formatted(plugin, option));
    }
  }
}
