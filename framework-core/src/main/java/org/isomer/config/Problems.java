package org.isomer.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.isomer.spi.BadInputException;

/** Everything found wrong so far. */
final class Problems {
  private record Problem(Place place, String text) {}

  private final List<Problem> problems = new ArrayList<>();

  /** Notes a problem with the option at a path; an empty path is the whole configuration. */
  void add(Place place, String path, String what) {
    problems.add(new Problem(place, path.isEmpty() ? what : path + ": " + what));
  }

  int count() {
    return problems.size();
  }

  /** Throws all problems in the order of their places, one to a line, if there are any. */
  void throwIfAny() {
    if (!problems.isEmpty()) {
      throw new BadInputException(
          problems.stream()
              .sorted(Comparator.comparing(Problem::place, Place.ORDER))
              .map(problem -> problem.place() + ": " + problem.text())
              .collect(Collectors.joining("\n")));
    }
  }
}
