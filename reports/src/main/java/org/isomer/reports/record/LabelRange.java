package org.isomer.reports.record;

import java.util.List;
import java.util.Optional;

/**
 * What a metric would take for an index of a class is one.
 *
 * @param classes how many there are; {@link Integer#MAX_VALUE} if nobody knows
 */
record LabelRange(int classes) {
  /** The classes of data; without any, every class that is not negative can be. */
  static LabelRange of(Data data) {
    return new LabelRange(data.classes().isEmpty() ? Integer.MAX_VALUE : data.classes().size());
  }

  /** Looks at a part of a sample. */
  interface Check<T> {
    Optional<String> wrong(T part);
  }

  /** The first thing that is wrong. */
  static <T> Optional<String> first(List<T> parts, Check<T> check) {
    return parts.stream().flatMap(part -> check.wrong(part).stream()).findFirst();
  }

  /** A class. */
  Optional<String> label(String name, long label) {
    return label >= 0 && label < classes
        ? Optional.empty()
        : Optional.of("%s: %d is none of the %d classes".formatted(name, label, classes));
  }

  /** Classes. */
  Optional<String> labels(String name, List<Integer> labels) {
    return first(labels, label -> label(name, label));
  }

  /** A number for each class. */
  Optional<String> count(String name, Optional<List<Double>> numbers) {
    return numbers
        .filter(all -> classes != Integer.MAX_VALUE && all.size() != classes)
        .map(all -> "%s: there are %d for %d classes".formatted(name, all.size(), classes));
  }
}
