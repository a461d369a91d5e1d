package org.isomer.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.isomer.spi.BadInputException;

/** Everything found wrong so far. */
final class Problems {
  private record Problem(Place place, String path, String what) {}

  /** Says where an option is, given its place and its path. */
  interface Where {
    String words(Place place, String path);
  }

  private static final int MOST_SHOWN = 20;
  private static final int LONGEST_SHOWN = 120;

  private final List<Problem> problems = new ArrayList<>();
  private final Where where;

  /** Problems that tell places and paths. */
  Problems() {
    this((place, path) -> path.isEmpty() ? place.toString() : place + ": " + path);
  }

  Problems(Where where) {
    this.where = where;
  }

  /** Notes a problem with the option at a path; an empty path is the whole configuration. */
  void add(Place place, String path, String what) {
    problems.add(new Problem(place, path, what));
  }

  int count() {
    return problems.size();
  }

  /**
   * Throws the problems in the order of their places, one to a line, if there are any; of very many
   * the first ones.
   */
  void throwIfAny() {
    if (!problems.isEmpty()) {
      int hidden = problems.size() - MOST_SHOWN;
      throw new BadInputException(
          problems.stream()
              .sorted(Comparator.comparing(Problem::place, Place.ORDER))
              .limit(MOST_SHOWN)
              .map(
                  problem ->
                      where.words(problem.place(), cut(problem.path())) + ": " + problem.what())
              .collect(
                  Collectors.joining("\n", "", hidden > 0 ? "\n… and " + hidden + " more" : "")));
    }
  }

  /** The text, or its beginning if it is too long for a line. */
  static String cut(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN - 1) + "…";
  }
}
