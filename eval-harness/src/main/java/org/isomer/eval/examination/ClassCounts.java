package org.isomer.eval.examination;

import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How often each class occurs.
 *
 * @param names of the classes, by label
 * @param train how often in the training split, by label
 * @param validation how often in the validation split
 * @param test how often in the test split
 */
record ClassCounts(List<String> names, List<Long> train, List<Long> validation, List<Long> test) {
  private static final int NAMED = 10;

  /** How many classes occur. */
  static long occurring(List<Long> counts) {
    return counts.stream().filter(count -> count > 0).count();
  }

  /**
   * The classes that do not occur, as a text; empty if all do.
   *
   * @param counts of one of the splits
   */
  Optional<String> missing(List<Long> counts) {
    List<String> missing =
        IntStream.range(0, names.size())
            .filter(label -> counts.get(label) == 0)
            .mapToObj(names::get)
            .toList();
    String shown = missing.stream().limit(NAMED).collect(Collectors.joining(", "));
    int more = missing.size() - NAMED;
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(more > 0 ? "%s and %d other classes".formatted(shown, more) : shown);
  }

  /** Each class with its three counts; of many classes the rarest and the commonest. */
  String line(
      LongFunction<String> train, LongFunction<String> validation, LongFunction<String> test) {
    List<Integer> labels = IntStream.range(0, names.size()).boxed().toList();
    if (names.size() > 2 * NAMED) {
      List<Integer> rarestFirst =
          labels.stream().sorted((a, b) -> this.train.get(a).compareTo(this.train.get(b))).toList();
      labels = List.of(rarestFirst.get(0), rarestFirst.get(names.size() - 1));
    }
    return labels.stream()
        .map(
            label ->
                names.get(label)
                    + " "
                    + Stream.of(
                            train.apply(this.train.get(label)),
                            validation.apply(this.validation.get(label)),
                            test.apply(this.test.get(label)))
                        .collect(Collectors.joining(" / ")))
        .collect(Collectors.joining(names.size() > 2 * NAMED ? " … " : ", "));
  }
}
