package org.isomer.reports.leaderboard.board;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The numbers of a column as they are shown: whether one looks like the best and is not. */
public final class LookAlikes {
  private final Map<String, Set<Boolean>> marks = new HashMap<>();

  /** Adds a number. */
  public void add(String shown, boolean best) {
    marks.computeIfAbsent(shown, first -> new HashSet<>()).add(best);
  }

  public boolean any() {
    return marks.values().stream().anyMatch(both -> both.size() > 1);
  }

  /** What to say of the columns that have some. */
  public static List<String> note(List<String> columns) {
    return columns.isEmpty()
        ? List.of()
        : List.of(
            "A number that looks like the best and is not marked as such is worse by less than is"
                + " shown: in "
                + String.join("; ", columns)
                + ".");
  }
}
