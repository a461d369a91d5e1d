package org.isomer.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Guesses what a misspelt name was meant to be. */
public final class Spelling {
  private static final int MOST = 3;

  /** More names than this nobody reads in a message. */
  static final int MOST_LISTED = 30;

  private static final int LONGEST = 60;

  private Spelling() {}

  /**
   * The ending of a message about an unknown name: {@code ", did you mean a, b or c?"} with up to
   * three known names, the nearest first, or an empty string if none is near.
   */
  public static String didYouMean(String wrong, Collection<String> known) {
    List<String> near = near(wrong, known);
    return near.isEmpty() ? "" : ", did you mean " + alternatives(near) + "?";
  }

  /** {@code a}, {@code a or b}, {@code a, b or c}. */
  static String alternatives(List<String> names) {
    int last = names.size() - 1;
    return last < 1
        ? String.join("", names)
        : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
  }

  /** Names for a message: all, or the first of very many and how many more there are. */
  public static String list(List<String> names) {
    if (names.isEmpty()) {
      return "none";
    }
    int more = names.size() - MOST_LISTED;
    return String.join(", ", names.subList(0, Math.min(names.size(), MOST_LISTED)))
        + (more > 0 ? " and " + more + " more" : "");
  }

  /** The message about an unknown name, with suggestions and the names that there are. */
  public static String unknown(String kind, String wrong, List<String> known) {
    String near = didYouMean(wrong, known);
    return "unknown "
        + kind
        + " \""
        + Problems.cut(wrong)
        + '"'
        + (near.isEmpty() ? "; there are: " : near + " There are: ")
        + list(known);
  }

  private static List<String> near(String wrong, Collection<String> known) {
    record Guess(String name, int distance) {}
    if (wrong.length() > LONGEST) {
      return List.of();
    }
    return known.stream()
        .filter(name -> name.length() <= LONGEST)
        .map(name -> new Guess(name, distance(wrong, name)))
        .filter(guess -> guess.distance <= (Math.max(wrong.length(), guess.name.length()) + 2) / 3)
        .sorted(Comparator.comparingInt(Guess::distance).thenComparing(Guess::name))
        .limit(MOST)
        .map(Guess::name)
        .toList();
  }

  /** The insertions, deletions, replacements and swaps of neighbours that lead from a to b. */
  private static int distance(String a, String b) {
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          edits[i][j] = i + j;
          continue;
        }
        int replace = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int fewest = Math.min(edits[i - 1][j], edits[i][j - 1]) + 1;
        fewest = Math.min(fewest, edits[i - 1][j - 1] + replace);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          fewest = Math.min(fewest, edits[i - 2][j - 2] + 1);
        }
        edits[i][j] = fewest;
      }
    }
    return edits[a.length()][b.length()];
  }
}
