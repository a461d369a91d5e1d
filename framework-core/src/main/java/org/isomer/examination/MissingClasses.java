package org.isomer.examination;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Names the classes that do not occur. */
public final class MissingClasses {
  private static final int NAMED = 10;

  private MissingClasses() {}

  /**
   * The names of those that do not occur as a text, the first ten of many; empty if all do.
   *
   * @param names of the classes, by label
   * @param counts how often each occurs, by label
   */
  public static Optional<String> of(List<String> names, List<? extends Number> counts) {
    List<String> missing =
        IntStream.range(0, counts.size())
            .filter(label -> counts.get(label).longValue() == 0)
            .mapToObj(names::get)
            .toList();
    String shown = missing.stream().limit(NAMED).collect(Collectors.joining(", "));
    int more = missing.size() - NAMED;
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(more > 0 ? "%s and %d other classes".formatted(shown, more) : shown);
  }
}
