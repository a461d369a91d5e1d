package org.isomer.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.isomer.spi.BadInputException;

/** Everything found wrong so far. */
final class Problems {
  private record Problem(Place place, String path, String what) {}

  private static final int MOST_SHOWN = 20;
  private static final int LONGEST_SHOWN = 120;

  private final List<Problem> problems = new ArrayList<>();
  private final UnaryOperator<String> name;
  private final boolean placed;

  /** Problems that tell places and paths. */
  Problems() {
    this(UnaryOperator.identity(), true);
  }

  /**
   * Problems that tell names instead.
   *
   * @param name what people call an option, given its path
   */
  Problems(UnaryOperator<String> name) {
    this(name, false);
  }

  private Problems(UnaryOperator<String> name, boolean placed) {
    this.name = name;
    this.placed = placed;
  }

  /** What people call the option at a path. */
  String name(String path) {
    return name.apply(path);
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
              .map(problem -> where(problem) + ": " + problem.what())
              .collect(
                  Collectors.joining("\n", "", hidden > 0 ? "\n… and " + hidden + " more" : "")));
    }
  }

  private String where(Problem problem) {
    String named = name(cut(problem.path()));
    if (!placed) {
      return named;
    }
    return named.isEmpty() ? problem.place().toString() : problem.place() + ": " + named;
  }

  /** The text, or its beginning if it is too long for a line. */
  static String cut(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN - 1) + "…";
  }
}
