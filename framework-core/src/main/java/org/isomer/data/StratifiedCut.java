package org.isomer.data;

import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;
import org.isomer.random.CounterRandom;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.ClassData;

/**
 * Examples divided in two, each class in the same proportion and both parts in the order of the
 * whole.
 *
 * @param kept the greater part
 * @param taken what was cut off
 */
public record StratifiedCut(
    AnnotatedExamples<OptionalInt> kept, AnnotatedExamples<OptionalInt> taken) {
  /** Fixed, so that a split is a property of the data and never of a run. */
  private static final long KEY = 0;

  /**
   * Cuts off a part that depends on the labels and their order only. Of a class with n examples it
   * takes round(fraction · n), but at least one if there are two or more and the fraction is not 0;
   * which ones is drawn at random with a fixed key. Examples without a label count as one class.
   *
   * @param examples what to divide
   * @param fraction the part to take, in [0, 1)
   * @param purpose what the part is for; different purposes draw differently
   */
  public static StratifiedCut of(
      AnnotatedExamples<OptionalInt> examples, double fraction, String purpose) {
    return drawn(examples, purpose, (label, size) -> count(size, fraction));
  }

  /**
   * Cuts off a given number of examples, drawn at random with a fixed key. Of a class with n of N
   * examples it takes count · n / N, rounded down; the examples still missing come one each from
   * the classes with the greatest remainders, the lower label first among equals.
   *
   * @param examples what to divide
   * @param count how many to take, at most all
   * @param purpose what the part is for; different purposes draw differently
   */
  public static StratifiedCut ofCount(
      AnnotatedExamples<OptionalInt> examples, int count, String purpose) {
    List<Share> shares =
        classes(examples).entrySet().stream()
            .map(members -> Share.of(members.getKey(), members.getValue(), count, examples.size()))
            .sorted(Comparator.comparingLong(Share::remainder).reversed())
            .toList();
    int missing = count - shares.stream().mapToInt(Share::whole).sum();
    Map<Integer, Integer> counts = new HashMap<>();
    for (int i = 0; i < shares.size(); i++) {
      counts.put(shares.get(i).label(), shares.get(i).whole() + (i < missing ? 1 : 0));
    }
    return drawn(examples, purpose, (label, size) -> counts.getOrDefault(label, 0));
  }

  /** Cuts off the last {@code count} examples of each class. */
  public static StratifiedCut lastOfEachClass(AnnotatedExamples<OptionalInt> examples, int count) {
    BitSet taken = new BitSet();
    for (BitSet members : classes(examples).values()) {
      members.stream().skip(Math.max(0, members.cardinality() - count)).forEach(taken::set);
    }
    return of(examples, taken);
  }

  /** Draws of each class as many as a function of its label and size says. */
  private static StratifiedCut drawn(
      AnnotatedExamples<OptionalInt> examples, String purpose, IntBinaryOperator count) {
    BitSet taken = new BitSet();
    CounterRandom random = CounterRandom.of(KEY, "cut " + purpose);
    classes(examples)
        .forEach(
            (label, members) -> {
              int[] places = members.stream().toArray();
              int[] order = random.at(label, 0, 0).permutation(places.length);
              for (int i = 0; i < count.applyAsInt(label, places.length); i++) {
                taken.set(places[order[i]]);
              }
            });
    return of(examples, taken);
  }

  /** A class's part of a count: the whole number, and what is left over in parts of the size. */
  private record Share(int label, int whole, long remainder) {
    static Share of(int label, BitSet members, int count, long all) {
      long product = (long) count * members.cardinality();
      return new Share(label, (int) (product / all), product % all);
    }
  }

  private static int count(int size, double fraction) {
    int rounded = (int) Math.round(fraction * size);
    return fraction > 0 && size > 1 ? Math.max(1, rounded) : rounded;
  }

  private static Map<Integer, BitSet> classes(AnnotatedExamples<OptionalInt> examples) {
    Map<Integer, BitSet> classes = new TreeMap<>();
    int size = Math.toIntExact(examples.size());
    for (int i = 0; i < size; i++) {
      classes
          .computeIfAbsent(
              examples.annotation(i).orElse(ClassData.UNLABELLED), label -> new BitSet())
          .set(i);
    }
    return classes;
  }

  private static StratifiedCut of(AnnotatedExamples<OptionalInt> examples, BitSet taken) {
    IntStream all = IntStream.range(0, Math.toIntExact(examples.size()));
    return new StratifiedCut(
        new AnnotatedSubset<>(examples, all.filter(i -> !taken.get(i)).toArray()),
        new AnnotatedSubset<>(examples, taken.stream().toArray()));
  }
}
