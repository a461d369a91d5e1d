package org.isomer.eval.examination;

import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.isomer.examination.AlikeClasses;
import org.isomer.examination.MissingClasses;
import org.isomer.examination.UnlabelledClasses;

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
   * Warnings of classes whose names are alike, of those that do not occur in training, and of those
   * that do not in test.
   *
   * @param title of the data
   * @param counted what is counted: {@code object}
   * @param unmeasured what a class without a test example means for the scores
   * @param remedy what to do, a sentence
   */
  List<String> warnings(String title, String counted, String unmeasured, String remedy) {
    String subject = title + ": no %s " + counted + " of";
    return Stream.of(
            Stream.of(AlikeClasses.of(names), UnlabelledClasses.of(names))
                .flatMap(List::stream)
                .map(doubt -> title + ": " + doubt),
            warning(subject, "training", train, "nothing can be learnt of them", remedy).stream(),
            warning(subject, "test", test, unmeasured, remedy).stream())
        .flatMap(doubts -> doubts)
        .toList();
  }

  private Optional<String> warning(
      String subject, String split, List<Long> counts, String meaning, String remedy) {
    return MissingClasses.of(names, counts)
        .map(
            missing ->
                "%s %s: %s. %s".formatted(subject.formatted(split), missing, meaning, remedy));
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
