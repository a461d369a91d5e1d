package org.isomer.eval.classification;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.isomer.random.CounterRandom;
import org.isomer.spi.BadInputException;
import org.isomer.spi.ClassData;
import org.isomer.spi.Split;

/**
 * How many labels of the training split are used.
 *
 * @param perClass as many of each class
 * @param fraction this part of each class, rounded, at least one
 */
record LabelBudget(Optional<Integer> perClass, Optional<Double> fraction) {
  /**
   * Checks that there is one of the two.
   *
   * @throws BadInputException naming the plugin if there are none or both
   */
  static LabelBudget of(String plugin, Optional<Integer> perClass, Optional<Double> fraction) {
    if (perClass.isPresent() == fraction.isPresent()) {
      throw new BadInputException(
          "%s: give either per-class, the number of labels of each class, or fraction, the part of them."
              .formatted(plugin));
    }
    return new LabelBudget(perClass, fraction);
  }

  /** What reports print: {@code 10 per class}, {@code 1 % of labels}. */
  String title() {
    return perClass
        .map("%d per class"::formatted)
        .orElseGet(() -> percent(fraction.orElseThrow()) + " % of labels");
  }

  private static String percent(double share) {
    String number = String.valueOf(Math.rint(share * 1e6) / 1e4);
    return number.endsWith(".0") ? number.substring(0, number.length() - 2) : number;
  }

  /**
   * Makes sure that the training split has enough labels.
   *
   * @throws BadInputException if a class has fewer examples than are to be drawn of it
   */
  void require(ClassData data) {
    drawn(data, 0);
  }

  /**
   * Says that of some classes more is drawn than the part that was asked for, since that part is
   * less than half an example.
   */
  List<String> doubts(String plugin, ClassData data) {
    int[] supports = supports(data.classes().size(), ClassData.labels(data.split(Split.TRAIN)));
    long small =
        IntStream.of(supports).filter(support -> support > 0 && part(support) == 0).count();
    return small == 0
        ? List.of()
        : List.of(
            "%1$s: %2$s is less than half an example of %3$s; one example is taken instead, so the number is not that of %2$s."
                .formatted(
                    plugin, title(), small == supports.length ? "every class" : classes(small)));
  }

  private static String classes(long count) {
    return count == 1 ? "1 class" : count + " classes";
  }

  /** The classes of the training examples that are drawn with a seed. */
  int[] drawn(ClassData data, long seed) {
    int[] labels = ClassData.labels(data.split(Split.TRAIN));
    return IntStream.of(draw(data.classes(), labels, seed)).map(i -> labels[i]).toArray();
  }

  /**
   * Draws examples: a function of the seed and the labels alone. What a smaller budget draws is
   * part of what a larger one draws with the same seed.
   *
   * @param classes their names
   * @param labels the class of each example; one that is negative has none and is not drawn
   * @return indices in ascending order
   * @throws BadInputException if a class has fewer examples than are to be drawn of it
   */
  int[] draw(List<String> classes, int[] labels, long seed) {
    int[] supports = supports(classes.size(), labels);
    int[] left =
        IntStream.range(0, supports.length)
            .map(label -> count(classes.get(label), supports[label]))
            .toArray();
    int[] order = CounterRandom.of(seed, "few labels").permutation(labels.length);
    return Arrays.stream(order)
        .filter(index -> labels[index] >= 0 && left[labels[index]]-- > 0)
        .sorted()
        .toArray();
  }

  private static int[] supports(int classes, int[] labels) {
    int[] supports = new int[classes];
    for (int label : labels) {
      if (label >= 0) {
        supports[label]++;
      }
    }
    return supports;
  }

  /** The part of a class's examples that is asked for, rounded. */
  private int part(int support) {
    return (int) Math.round(fraction.orElse(1.0) * support);
  }

  private int count(String name, int support) {
    int wanted = perClass.orElseGet(() -> Math.min(support, Math.max(1, part(support))));
    if (wanted > support) {
      throw new BadInputException(
          "The class %s has %d training examples, but %d are to be drawn of each class; ask for fewer."
              .formatted(name, support, wanted));
    }
    return wanted;
  }
}
